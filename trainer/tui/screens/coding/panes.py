"""The panes beside or below the editor: the task, the results, and a sheet for whatever else is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.tui.prose import wrapped
from trainer.tui.screens.coding.meant import Meant
from trainer.tui.screens.coding.wording import with_count
from trainer.tui.texts import one_line
from trainer.tui.themes import BOLD, MUTED
from trainer.tui.widgets.editor import Editor
from trainer.tui.widgets.laid import Laid
from trainer.tui.widgets.plot_scale import curve_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from graders.curves import Curves
    from trainer.tui.glyphs import Glyphs

__all__ = ["Confirm", "Lines", "Pane", "ResultsPane", "SheetPane", "TaskPane"]

Age = Literal["now", "details", "verdict"]
"""What of the results is of before: nothing, what stands beneath the verdict, or the verdict too."""
AGES: Mapping[Age, str] = {"now": "", "details": "the result before:", "verdict": "of an earlier text"}


LOWEST_PICTURE = 7
"""Rows of legend, curves and axis under which there is nothing to see."""


class Lines(Laid):
    """Lines that a function makes for the width there is."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._build: Callable[[int], list[Content]] = lambda _width: []

    def show(self, build: Callable[[int], list[Content]]) -> None:
        """Show other lines."""
        self._build = build
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The lines at a width."""
        return self._build(width)

    @property
    def plain(self) -> str:
        """What stands there, without its styles."""
        return "\n".join(line.plain for line in self.lines(max(self.content_size.width, 20)))


class Pane(VerticalScroll):
    """A pane that can be scrolled from the keyboard once it has the focus."""

    DEFAULT_CSS: ClassVar[str] = """
    Pane {
        height: 1fr; width: 1fr; padding: 0 2; scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 20%; scrollbar-color-hover: $foreground 30%;
        scrollbar-color-active: $foreground 30%; scrollbar-background: $background;
        scrollbar-background-hover: $background; scrollbar-background-active: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", "page down", show=False),
    ]


class TaskPane(Pane):
    """What is asked."""

    def compose(self) -> ComposeResult:
        """One run of lines."""
        yield Lines(id="task-lines")


class SheetPane(Pane):
    """A heading and lines, and for code a read-only editor."""

    def compose(self) -> ComposeResult:
        """Heading, lines, code."""
        yield Static(id="sheet-heading", markup=False)
        yield Lines(id="sheet-lines")

    def show(self, heading: str, build: Callable[[int], list[Content]]) -> None:
        """Show lines under a heading."""
        self.query_one("#sheet-heading", Static).update(Content.styled(heading, BOLD))
        self.query_one("#sheet-lines", Lines).show(build)
        for code in self.query(Editor):
            code.display = False
        self.scroll_home(animate=False)

    def show_code(self, heading: str, build: Callable[[int], list[Content]], code: str) -> None:
        """Show lines under a heading, and code under both."""
        self.show(heading, build)
        editors = self.query(Editor)
        if editors:
            editors.first().load_text(code.rstrip("\n"))
            editors.first().display = True
            return
        editor = Editor(code.rstrip("\n"), id="sheet-code", read_only=True)
        editor.can_focus = False
        editor.soft_wrap = True
        self.mount(editor)


class ResultsPane(Pane):
    """The verdict, its proof, and the picture of it."""

    def __init__(self, glyphs: Glyphs, *, ascii_only: bool, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._ascii = ascii_only
        self._age: Age = "now"
        self._has_details = False

    def compose(self) -> ComposeResult:
        """Words and picture, side by side or one above the other."""
        with Horizontal(id="findings"):
            with Vertical(id="words"):
                yield Lines(id="verdict")
                yield Lines(id="age")
                yield Lines(id="details")
                yield Lines(id="loss-in-words")
            with Vertical(id="picture"):
                yield Static(self._legend(), id="strokes")
                yield Static(id="pictured", markup=False)

    def on_resize(self) -> None:
        """Keep the picture no higher than the pane: its lower axis would be out of sight."""
        self.query_one("#picture").styles.max_height = max(self.size.height, LOWEST_PICTURE)

    def _legend(self) -> Content:
        stroke = ". ." if self._ascii else "⠤⠤"
        return Content.assemble(
            ("loss", ""),
            (f"   {stroke} ", ""),
            ("right", MUTED),
            ("   o ", f"{BOLD} $text-warning"),
            ("yours", MUTED),
        )

    def show_verdict(self, line: Content, count: Content | None = None, *, age: Age = "now") -> None:
        """Set the verdict line.

        Args:
            line: what became of it.
            count: how many cases pass, behind it or below.
            age: what of the pane is of before.
        """
        self.query_one("#verdict", Lines).show(partial(with_count, line, count or Content("")))
        self.show_age(age)

    def show_age(self, age: Age) -> None:
        """Say in words and by muting what stands here of before."""
        # Nothing stands beneath a first verdict, so nothing there can be old.
        if not self._has_details:
            age = "now"
        if age == self._age:  # as for each case that arrives: restyling the pane takes longer than a case
            return
        self._age = age
        told = AGES[age]
        self.query_one("#age", Lines).show(
            lambda width: wrapped(Content.styled(told, MUTED), width, "  ") if told else []
        )
        self.set_class(age != "now", "-stale")
        self.set_class(age == "verdict", "-of-text")

    def show_details(self, build: Callable[[int], list[Content]]) -> None:
        """Set what stands under the verdict; the picture goes until its curves arrive."""
        self._has_details = True
        self.query_one("#details", Lines).show(build)
        self.show_curves(None)
        self.scroll_home(animate=False)

    def show_curves(self, curves: Curves | None, *, of_case: str = "") -> None:
        """Draw both curves, or take the picture away.

        Args:
            curves: what to draw.
            of_case: the case in the words beside it; the picture is named where it is of another.
        """
        self.set_class(curves is not None, "-curves")
        words = self.query_one("#loss-in-words", Lines)
        if curves is None:
            words.show(lambda _width: [])
            return
        told = curve_in_words(curves.expected, curves.got, self._glyphs.arrow)
        words.show(lambda _width: [Content(""), Content.styled(told, MUTED)])
        name = self.query_one("#pictured", Static)
        name.update(one_line(curves.case, 30))
        name.display = curves.case != of_case
        self._plot(curves)

    def _plot(self, curves: Curves) -> None:
        from trainer.tui.widgets.plot import LossPlot  # noqa: PLC0415 - brings the plotting library, at first use

        plots = self.query(LossPlot)
        if plots:
            plots.first().show(curves.iterations, curves.expected, curves.got)
            return
        plot = LossPlot(ascii_only=self._ascii, id="loss-plot")
        plot.show(curves.iterations, curves.expected, curves.got)
        self.query_one("#picture").mount(plot)


class Confirm(ModalScreen[bool]):
    """A question with one consequence: enter does it, esc does not. Keys that are typed on answer nothing."""

    DEFAULT_CSS: ClassVar[str] = """
    Confirm { align: center middle; background: $background 60%; }
    Confirm > Vertical { width: 60; max-width: 100%; height: auto; padding: 1 3; background: $surface; }
    Confirm > Vertical.-no-colour { border: round $foreground; padding: 0 2; }
    Confirm > Vertical.-no-colour.-ascii { border: ascii $foreground; }
    Confirm Static { width: 100%; height: auto; }
    Confirm #confirm-keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "answer(True)", "yes"),
        ("y", "answer(True)", "yes"),
        ("escape", "answer(False)", "no"),
        ("n", "answer(False)", "no"),
    ]

    def __init__(
        self, question: str, consequence: str, doing: str, accent: str, *, ascii_only: bool = False
    ) -> None:
        super().__init__()
        self._ascii = ascii_only
        self._question = question
        self._consequence = consequence
        self._doing = doing
        self._accent = accent
        self._meant = Meant()

    def compose(self) -> ComposeResult:
        """The question, what follows from it, the two keys."""
        keys = Content.assemble(
            ("enter", self._accent), (f" {self._doing}", MUTED), ("   esc", BOLD), (" leave it", MUTED)
        )
        with Vertical() as box:
            # Where no background sets it off from what lies beneath.
            box.set_class(self.app.no_color, "-no-colour")
            box.set_class(self._ascii, "-ascii")
            yield Static(Content.styled(self._question, BOLD))
            yield Static(Content(self._consequence))
            yield Static(keys, id="confirm-keys")

    def on_mount(self, event: events.Mount) -> None:
        """From here on keys are answers."""
        self._meant.heard("", event.time)

    def on_key(self, event: events.Key) -> None:
        """Leave out what is typed on by somebody who does not look; leaving it is always safe."""
        self._meant.heard(event.key, event.time)
        if not self._meant.rested and event.key != "escape":
            event.stop()

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
