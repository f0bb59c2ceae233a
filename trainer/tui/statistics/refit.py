"""FSRS fitted to the learner's own reviews: shown before and after, taken on only when they say so."""

from __future__ import annotations

import asyncio
import threading
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from graders.errors import Problem
from trainer.progress.refit import (
    INSTALL,
    LEAST_REVIEWS,
    can_refit,
    earlier_parameters,
    go_back,
    refit,
    take_on,
    usable_reviews,
)
from trainer.progress.refit_wording import few_words, fit_rows, fit_verdict, ready_words
from trainer.tui.prose import wrapped
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.frame import key_display
from trainer.tui.tables import table_lines
from trainer.tui.texts import plain
from trainer.tui.themes import BOLD, MUTED
from trainer.tui.widgets.bars import bar
from trainer.tui.widgets.laid import Laid
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.progress.refit import Refit
    from trainer.tui.host import Library

__all__ = ["RefitScreen"]

BAR_CELLS = 30
TICK_SECONDS = 1.0


class Page(Laid):
    """What there is to say: paragraphs, a bar while it runs, a table when it is done."""

    def __init__(self, look: RowStyle) -> None:
        super().__init__(id="fit")
        self._look = look
        self._said: Sequence[str] = ()
        self._share: tuple[float, str] | None = None
        self._rows: Sequence[Sequence[str]] = ()

    def show(
        self,
        *said: str,
        share: tuple[float, str] | None = None,
        rows: Sequence[Sequence[str]] = (),
    ) -> None:
        """Show these.

        Args:
            said: paragraphs; the first is the headline.
            share: how much is done, with the words behind the bar.
            rows: a table, its heading first.
        """
        self._said, self._share, self._rows = said, share, rows
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Headline, table or bar, the rest."""
        lines: list[Content] = []
        for number, words in enumerate(self._said):
            lines += [*wrapped(Content.styled(plain(words), MUTED if number else BOLD), width), Content("")]
        if self._share is not None:
            share, words = self._share
            cells = min(BAR_CELLS, width)
            lines += [bar(share, cells, self._look), Content.styled(words, MUTED)]
        if self._rows:
            lines += table_lines([[Content(cell) for cell in row] for row in self._rows], width)
        return lines


class RefitScreen(HouseScreen[None]):
    """Says whether there is enough to learn from, fits, shows before and after, takes on, goes back."""

    ABOUT = (
        "FSRS foretells how long you keep a card in mind by 21 weights, which its authors fitted to many"
        " learners. Here they are fitted to you. Nothing changes until you take the fitted weights on,"
        " and u goes back to those before."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "fit"),
        Binding("u", "back", "undo", tooltip="Go back to the weights before"),
        Binding("escape", "step_out", "statistics"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._reviews = 0
        self._counted = False
        self._earlier = False
        self._fitted = self._installed = False
        self._cancel: threading.Event | None = None
        self._rounds = (0, 0)
        self._begun = 0.0
        self._found: Refit | None = None

    def compose_body(self) -> ComposeResult:
        """A page."""
        with VerticalScroll(can_focus=False):
            yield Page(RowStyle(self.glyphs, self.house.accent))

    def on_mount(self) -> None:
        """Count what there is to learn from."""
        self.top.show("Statistics", beside="fit the schedule to you")
        self.set_interval(TICK_SECONDS, self._tick)
        self.aside("filling", self._look)

    def on_unmount(self) -> None:
        """Leave no process behind."""
        if self._cancel is not None:
            self._cancel.set()

    async def _look(self, *remark: str) -> None:
        found = await self.found_aside(_counted)
        if found is None:
            return
        self._reviews, self._earlier, self._fitted, self._installed = found
        self._counted = True
        self._show_state(*remark)

    def _show_state(self, *remark: str) -> None:
        if not self.is_there:
            return
        in_use = f"In use: {'weights fitted to you' if self._fitted else 'the weights of FSRS’s authors'}."
        if self._reviews < LEAST_REVIEWS:
            self._page.show("Not enough to learn from yet", few_words(self._reviews), in_use, *remark)
        elif not self._installed:
            self._page.show(
                "The optimizer is not installed",
                "Fitting needs PyTorch, which is large and nothing else needs. Install it, and start again:",
                INSTALL,
                in_use,
                *remark,
            )
        else:
            self._page.show("Fit the schedule to you", ready_words(self._reviews), in_use, *remark)
        self.refresh_bindings()

    @property
    def _page(self) -> Page:
        return self.query_one(Page)

    @property
    def _ready(self) -> bool:
        return self._counted and self._reviews >= LEAST_REVIEWS and self._installed

    # The fit

    async def _fit(self) -> None:
        cancel = self._cancel = threading.Event()
        self._rounds, self._begun = (0, 0), monotonic()
        self._tick()
        self.refresh_bindings()
        try:
            found = await asyncio.to_thread(refit, self.library.progress, cancel=cancel, done=self._told)
        except Problem as problem:
            self._show_state(str(problem))
            return
        finally:
            self._cancel = None
            self.refresh_bindings()
        if not self.is_there:
            return
        if found is None:
            self._show_state("Called off; nothing has changed.")
            return
        self._found = found
        self._page.show("Before and after", fit_verdict(found), rows=fit_rows(found))
        self.refresh_bindings()

    def _told(self, done: int, of: int) -> None:
        """From the fit's thread; shown at the next tick."""
        self._rounds = (done, of)

    def _tick(self) -> None:
        if self._cancel is None or not self.is_there:
            return
        minutes, seconds = divmod(int(monotonic() - self._begun), 60)
        done, of = self._rounds
        rounds = f"round {done + 1} of {of}" if 0 <= done < of else "comparing" if of else "starting"
        share = done / of if of else 0.0
        self._page.show(
            f"Fitting to {self._reviews} reviews",
            share=(share, f"{rounds}   {minutes}:{seconds:02}"),
        )

    # Keys

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """What enter and esc do now."""
        if binding.action == "enter":
            return "enter", "take on" if self._found is not None else "fit"
        if binding.action == "step_out":
            words = "call off" if self._cancel else "leave as it is" if self._found else "statistics"
            return "esc", words
        return key_display(binding), binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter where there is something to do; undo where there is a way back."""
        if action == "enter":
            return self._cancel is None and (self._found is not None or self._ready)
        if action == "back":
            return self._counted and self._earlier and self._cancel is None and self._found is None
        return True

    def action_enter(self) -> None:
        """Fit, or take the fitted weights on."""
        found = self._found
        if found is None:
            self.aside("fitting", self._fit)
            return
        self._found = None
        self._change(
            lambda: take_on(self.library.progress, found.after.parameters),
            "Taken on: the schedule is fitted to you. u goes back.",
        )

    def action_back(self) -> None:
        """The weights before these."""
        self._change(lambda: go_back(self.library.progress), "Gone back to the weights before.")

    def _change(self, change: Callable[[], object], words: str) -> None:
        """Change the log behind the screen; enter and u wait until that is done."""
        self._counted = False
        self.refresh_bindings()
        self.aside("filling", self._changed, change, words)

    async def _changed(self, change: Callable[[], object], words: str) -> None:
        try:
            # Every card is scheduled anew: two seconds for twenty thousand answers.
            await asyncio.to_thread(change)
        except Problem as problem:
            words = f"Not saved: {problem}"
        await self._look(words)

    def action_step_out(self) -> None:
        """Call the fit off, leave the result alone, or leave."""
        if self._cancel is not None:
            self._cancel.set()
        elif self._found is not None:
            self._found = None
            self._show_state("Left as it is.")
        else:
            self.dismiss()


def _counted(library: Library) -> tuple[int, bool, bool, bool]:
    """How many reviews to learn from; whether there are weights to go back to, fitted ones, an optimizer."""
    progress = library.progress
    earlier, fitted = earlier_parameters(progress) is not None, bool(progress.policy().parameters)
    return usable_reviews(progress), earlier, fitted, can_refit()
