"""What every screen does that asks a question: keys go to the answer panel, its messages come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.binding import Binding

from trainer.tui.screens.base import HouseScreen, digit_bindings
from trainer.tui.widgets.question import QuestionView

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from trainer.tui.widgets.answers.base import AnswerPanel

__all__ = ["ANSWERING", "ANSWER_BINDINGS", "AnsweringScreen"]

ANSWER_BINDINGS: Final[tuple[BindingType, ...]] = (
    Binding("ctrl+r,ctrl+s", "hand_in", "hand in", show=False),
    *digit_bindings("take", "choose"),
    Binding("space", "tick", "tick"),
    Binding("tab", "write", "write", tooltip="Into the field, or on to the next one"),
    Binding("backspace", "take_back", "take back", show=False),
    Binding("left", "rate(-1)", "rating"),
    Binding("right", "rate(1)", "rating", show=False),
    Binding("up", "move(-1)", "up", show=False),
    Binding("down", "move(1)", "down", show=False),
    Binding("pageup", "page(-1)", "page up", show=False),
    Binding("pagedown", "page(1)", "page down", show=False),
)
"""The keys a question is answered with, for every screen that has it answered; enter each words itself."""
ANSWERING: Final = frozenset({"take", "tick", "take_back"})
"""Actions of those that are nothing without a panel that can do them."""


class AnsweringScreen(HouseScreen[None]):
    """Asks one question at a time; subclasses say what enter does, and when the question is answered."""

    @property
    def _asking(self) -> bool:
        """The question shown is not answered yet."""
        raise NotImplementedError

    async def action_proceed(self) -> None:
        """The one primary action: check, reveal, go on."""
        raise NotImplementedError

    @property
    def _rows_move(self) -> bool:
        """The arrows move among the rows of the answer, where it has any; else they scroll."""
        return True

    @property
    def _scroller(self) -> Widget | None:
        """What the arrows and page keys scroll."""
        return self._view

    @property
    def _can_write(self) -> bool:
        """The question has a field, and the cursor is not in it."""
        panel = self._panel
        return self._asking and panel is not None and panel.has_field and self.focused is None

    @property
    def _view(self) -> QuestionView | None:
        found = self.query(QuestionView)
        return found.first() if found else None

    @property
    def _panel(self) -> AnswerPanel | None:
        view = self._view
        return None if view is None else view.panel

    async def on_answer_panel_handed_in(self, message: AnswerPanel.HandedIn) -> None:
        """Enter in a field."""
        message.stop()
        await self.action_proceed()

    def on_answer_panel_changed(self, message: AnswerPanel.Changed) -> None:
        """What was said of the last try is over."""
        message.stop()
        view = self._view
        if view is not None and self._asking:
            view.verdict_line.ask("")
        self.refresh_bindings()

    @staticmethod
    def can_answer(panel: AnswerPanel, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether a key that answers does something: a digit, ticking, taking back."""
        if action == "take":
            return isinstance(parameters[0], int) and parameters[0] <= panel.numbers
        return panel.can_tick if action == "tick" else panel.can_take_back

    @property
    def _step_to_take_back(self) -> AnswerPanel | None:
        """The panel of an answer begun in steps, whose last one undoing takes back first."""
        panel = self._panel
        return panel if self._asking and panel is not None and panel.can_take_back else None

    def turn_flag(self, card: str) -> None:
        """Say that the question is wrong, or take that back."""
        flagged = self.turned(card, "flagged")
        if flagged is not None:
            self.say("Flagged: this question is wrong. f takes it back." if flagged else "No longer flagged.")

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

    def action_write(self) -> None:
        """Into the field; from there, on to the next."""
        panel = self._panel
        if self._can_write and panel is not None:
            panel.start()
            self.refresh_bindings()
        else:
            self.focus_next()

    def action_move(self, delta: int) -> None:
        """Move among the rows while answering, else scroll."""
        panel = self._panel
        if self._rows_move and panel is not None and panel.numbers:
            panel.move(delta)
        elif scroller := self._scroller:
            scroller.scroll_relative(y=delta, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll a page."""
        if scroller := self._scroller:
            scroller.scroll_relative(y=direction * max(scroller.size.height - 2, 1), animate=False)

    def action_rate(self, delta: int) -> None:
        """One rating up or down."""
        from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415 - only where one is shown

        if isinstance(panel := self._panel, OpenPanel):
            panel.rate(delta)
