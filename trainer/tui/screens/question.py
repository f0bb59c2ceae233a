"""Questions, one after the other: answered, judged, explained, and on to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from trainer.practice import NotJudged, judge
from trainer.progress import Rating
from trainer.tui.screens.base import digit_bindings, key_display
from trainer.tui.screens.beside import BesideScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from trainer.practice import Verdict
    from trainer.tui.widgets.answers.base import AnswerPanel

__all__ = ["QuestionScreen"]

# Actions that answer, and those that only need a question.
_ANSWERING = frozenset({"take", "tick", "take_back"})
_OF_QUESTION = frozenset({"notes", "flag", "copy"})
# What the notes leave while they lie over the question.
_OF_NOTES = frozenset({"proceed", "notes", "move", "page", "page_notes", "step_out", "keys"})


class QuestionScreen(BesideScreen):
    """A round of questions.

    Args:
        round_: what is asked; answers are written through it, before the next question shows.
    """

    CSS_PATH = "question.tcss"
    ABOUT = (
        "Answer from the keyboard: a digit or the arrows choose, enter checks. Your answer is on disk before "
        "the next question shows. A letter acts while no field has the cursor; esc leaves a field."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "check"),
        Binding("ctrl+r,ctrl+s", "hand_in", "hand in", show=False),
        *digit_bindings("take", "choose"),
        Binding("space", "tick", "tick"),
        Binding("tab", "write", "write", tooltip="Into the field, or on to the next one"),
        Binding("backspace", "take_back", "take back", show=False),
        Binding("left", "rate(-1)", "rating"),
        Binding("right", "rate(1)", "rating", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("s", "skip", "skip", tooltip="Skip this question; nothing is counted"),
        Binding("n", "notes", "notes", tooltip="Notes on the topic, beside or over the question"),
        Binding("u", "undo", "undo", tooltip="Take back the last answer and ask it again"),
        Binding("c", "copy", "copy", tooltip="Copy question and answer"),
        Binding("f", "flag", "flag", tooltip="Flag: this question is wrong; again takes it back"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now acts, and is listed."""
        if self.covered and action not in _OF_NOTES:
            return False
        if action in _ANSWERING:
            return self._can_answer(action, parameters)
        conditions = {
            "undo": self._round.summary().answered > 0,
            "rate": self._stage == "rating",
            "skip": self._stage == "asking",
        }
        return conditions.get(action, action not in _OF_QUESTION or self._question is not None)

    def _can_answer(self, action: str, parameters: tuple[object, ...]) -> bool:
        panel = self._panel
        if panel is None or self._stage not in ("asking", "rating"):
            return False
        if action == "take":
            return isinstance(parameters[0], int) and parameters[0] <= panel.numbers
        return panel.can_tick if action == "tick" else panel.can_take_back

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for what enter and the digits do now."""
        action = binding.action
        panel = self._panel
        if action in ("proceed", "submit"):
            return self._describe_enter(panel)
        if action == "tick" and panel is not None:
            return "space", panel.space_does
        if action.startswith("take(") and panel is not None:
            return (f"1-{panel.numbers}", panel.digits_do) if panel.digits_do else None
        if action.startswith("rate("):
            return self.glyphs.left_right, "rating"
        if action == "write" and not self._can_write:
            return None
        return key_display(binding), self._escape_does if action == "step_out" else binding.description

    @property
    def _escape_does(self) -> str:
        if self.has_class("-notes"):
            return "close notes"
        return "home" if self.focused is None else "leave the field"

    def _describe_enter(self, panel: AnswerPanel | None) -> tuple[str, str] | None:
        if self._stage in {"answered", "vanished"}:
            return "enter", "next"
        if self._stage == "rating":
            return "enter", f"rate {getattr(panel, 'rating_word', '')}".strip()
        verb = panel.verb if panel is not None else "check"
        return ("ctrl+r" if verb == "reveal" and self.focused is not None else "enter"), verb

    async def action_proceed(self) -> None:
        """The one primary action: check, reveal, rate, or go on. Notes over the question go first."""
        if self.covered:
            self._close_notes()
        elif self._stage == "asking":
            await self._check()
        elif self._stage == "rating":
            await self._record_open()
        else:
            if self._stage == "vanished":
                self._round.drop()
            await self._ask_next()

    async def action_hand_in(self) -> None:
        """Hand a long answer in, from inside its field too."""
        if self._stage == "asking" and not self.covered:
            await self._check()

    async def on_answer_panel_handed_in(self, message: AnswerPanel.HandedIn) -> None:
        """Enter in a field."""
        message.stop()
        await self.action_proceed()

    def on_answer_panel_changed(self, message: AnswerPanel.Changed) -> None:
        """What was said of the last try is over."""
        message.stop()
        view = self._view
        if view is not None and self._stage == "asking":
            view.verdict_line.ask("")
        self.refresh_bindings()

    def action_take(self, number: int) -> None:
        """Take the thing of that number."""
        if (panel := self._panel) is not None:
            panel.take(number)

    def action_tick(self) -> None:
        """Tick where the cursor is."""
        if (panel := self._panel) is not None:
            panel.tick()

    def action_take_back(self) -> None:
        """Take the last step of the answer back."""
        if (panel := self._panel) is not None:
            panel.take_back()

    @property
    def _can_write(self) -> bool:
        """The question has a field, and the cursor is not in it."""
        panel = self._panel
        return self._stage == "asking" and panel is not None and panel.has_field and self.focused is None

    def action_write(self) -> None:
        """Into the field; from there, on to the next."""
        panel = self._panel
        if self._can_write and panel is not None:
            panel.start()
            self.refresh_bindings()
        else:
            self.focus_next()

    def action_rate(self, delta: int) -> None:
        """One rating up or down."""
        from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415 - only where one is shown

        if isinstance(panel := self._panel, OpenPanel):
            panel.rate(delta)

    def action_move(self, delta: int) -> None:
        """Move among the rows while answering, else scroll."""
        panel, view = self._panel, self._view
        if self.covered:
            self.query_one("#notes").scroll_relative(y=delta, animate=False)
            return
        if view is None or panel is None:
            return
        if self._stage != "answered" and panel.numbers:
            panel.move(delta)
        else:
            view.scroll_relative(y=delta, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll a page."""
        page = self.query_one("#notes") if self.covered else self._view
        if page is not None:
            page.scroll_relative(y=direction * max(page.size.height - 2, 1), animate=False)

    def action_step_out(self) -> None:
        """Close the notes, leave the field, or go home."""
        if self.has_class("-notes"):
            self._close_notes()
        elif self.focused is not None:
            self.set_focus(None)
            self.refresh_bindings()
        else:
            self.dismiss()

    # Answering

    async def _check(self) -> None:
        view, panel = self._view, self._panel
        if view is None or panel is None:
            return
        if view.shown.kind == "open":
            await self._reveal_points()
            return
        missing = panel.missing()
        outcome = NotJudged(missing) if missing else judge(view.shown, panel.response())
        if isinstance(outcome, NotJudged):
            view.verdict_line.ask(outcome.message)
            panel.start()
            return
        if self._record(outcome):
            self.hush()
            self.set_focus(None)
            self._stage = "answered"
            await view.reveal(outcome, panel.response())
            self.refresh_bindings()

    async def _reveal_points(self) -> None:
        from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415 - only where one is shown

        view, panel = self._view, self._panel
        if view is None or not isinstance(panel, OpenPanel):
            return
        self.hush()
        self.set_focus(None)
        self._stage = "rating"
        await panel.show_points()
        await view.show_lesson()
        view.scroll_home(animate=False)
        self.refresh_bindings()

    async def _record_open(self) -> None:
        from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415 - only where one is shown

        view, panel = self._view, self._panel
        if view is None or not isinstance(panel, OpenPanel):
            return
        outcome = judge(view.shown, panel.response())
        if not isinstance(outcome, NotJudged) and self._record(outcome, Rating(panel.rating)):
            await self._ask_next()

    def _record(self, verdict: Verdict, rating: Rating | None = None) -> bool:
        """Write the answer; where that fails the question stays, and why is said."""
        seconds = max(self.house.now().timestamp() - self._asked_at, 0.0)
        if not self.kept(partial(self._round.done, verdict, seconds, rating=rating)):
            return False
        self._verdict = verdict
        if self._item is not None and not verdict.correct:
            self._missed[self._item.key] = getattr(self._item.card, "prompt_line", self._item.card.id)
        return True
