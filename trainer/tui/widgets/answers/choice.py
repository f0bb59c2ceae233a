"""Choices and traps: one option, or several to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.tui.prose import phrase
from trainer.tui.widgets.answers.base import AnswerPanel, RowVerdict
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

__all__ = ["ChoicePanel"]


class ChoicePanel(AnswerPanel):
    """Options in the order shown; they keep it after the answer, and the reasons open beneath them.

    Args:
        options: their texts.
        several: more than one is right, so they are ticked.
        look: signs and accent.
    """

    def __init__(self, options: Sequence[str], look: RowStyle, *, several: bool) -> None:
        super().__init__(look)
        self._several = several
        rows = [OptionRow(number, phrase(text), look) for number, text in enumerate(options, 1)]
        if several:
            for row in rows:
                row.set_reactive(OptionRow.ticked, False)  # noqa: FBT003
        # One of several is not chosen before the learner did: an enter typed too early must not answer.
        self._list = RowList(rows, cursor=0 if several else None)

    def compose(self) -> ComposeResult:
        """The rows."""
        yield self._list

    @property
    def numbers(self) -> int:
        """One digit an option."""
        return 0 if self.answered else len(self._list.rows)

    @property
    def can_tick(self) -> bool:
        """Several are ticked, one is chosen."""
        return self._several and not self.answered

    def response(self) -> frozenset[int]:
        """The positions chosen, as shown, from 0."""
        if self._several:
            return frozenset(at for at, row in enumerate(self._list.rows) if row.ticked)
        return frozenset() if self._list.cursor is None else frozenset({self._list.cursor})

    def missing(self) -> str:
        """At least one."""
        if self.response():
            return ""
        if self._several:
            return "Tick what is right first: a digit or space ticks."
        return "Choose first: a digit or the arrows choose."

    def take(self, number: int) -> None:
        """Choose the option of that number; where there are several, tick it."""
        if not self.answered and self._list.go_to(number):
            self.tick()

    def move(self, delta: int) -> None:
        """Go to the next option."""
        self._list.move(delta)
        self.post_message(self.Changed())

    def tick(self) -> None:
        """Tick or untick where the cursor is."""
        row = self._list.current
        if self.can_tick and row is not None:
            row.ticked = not row.ticked
        self.post_message(self.Changed())

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click is the digit of the row."""
        message.stop()
        if not self.answered:
            self.tick()

    def reveal(self, verdicts: Sequence[RowVerdict]) -> None:
        """Signs, marks and reasons, in place."""
        self.settle()
        self._list.cursor = None
        for row, verdict in zip(self._list.rows, verdicts, strict=True):
            row.right, row.mark, row.reason = verdict.right, verdict.mark, phrase(verdict.reason)
