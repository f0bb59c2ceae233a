"""Steps to put in order: taken one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from trainer.tui.prose import phrase
from trainer.tui.widgets.answers.base import AnswerPanel, RowVerdict
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle, mark_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

__all__ = ["OrderPanel", "ordinal"]

_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def ordinal(number: int) -> str:
    """1st, 2nd … 9th; there are no more than nine steps."""
    return _ORDINALS.get(number, f"{number}th")


class OrderPanel(AnswerPanel):
    """The steps stay where they are; each says which place it was given.

    Args:
        steps: their texts, as shown.
        look: signs and accent.
    """

    DEFAULT_CSS: ClassVar[str] = """
    OrderPanel #order-hint { color: $text-muted; margin-bottom: 1; }
    .-narrow OrderPanel #order-hint { margin-bottom: 0; }
    OrderPanel.-answered #order-hint { display: none; }
    """
    digits_do = "take next"
    space_does = "take"

    def __init__(self, steps: Sequence[str], look: RowStyle) -> None:
        super().__init__(look)
        texts = [phrase(text) for text in steps]
        column = mark_column(texts)
        rows = [OptionRow(number, text, look, column=column) for number, text in enumerate(texts, 1)]
        self._list = RowList(rows)
        self._taken: list[int] = []

    def compose(self) -> ComposeResult:
        """How it is done, then the rows."""
        yield Static("By number, the first step first:", id="order-hint", markup=False)
        yield self._list

    @property
    def numbers(self) -> int:
        """One digit a step."""
        return 0 if self.answered else len(self._list.rows)

    @property
    def can_tick(self) -> bool:
        """Space takes the step the cursor is on."""
        return not self.answered

    @property
    def can_take_back(self) -> bool:
        """The last step taken."""
        return bool(self._taken) and not self.answered

    def response(self) -> tuple[int, ...]:
        """The positions as shown, from 0, in the order they were taken."""
        return tuple(self._taken)

    def missing(self) -> str:
        """All of them; the last one follows by itself."""
        left = len(self._list.rows) - len(self._taken)
        return f"{left} steps have no place yet: press the number of the next one." if left else ""

    def take(self, number: int) -> None:
        """Take the step of that number next; taken already, it and those after it are free again."""
        if self.answered or not self._list.go_to(number):
            return
        index = number - 1
        if index in self._taken:
            del self._taken[self._taken.index(index) :]
        else:
            self._taken.append(index)
        self._finish()
        self._show()

    def _finish(self) -> None:
        free = [index for index in range(len(self._list.rows)) if index not in self._taken]
        if len(free) == 1:
            self._taken += free
        if free and len(free) > 1:
            after = [index for index in free if index > (self._list.cursor or 0)]
            self._list.cursor = (after or free)[0]

    def move(self, delta: int) -> None:
        """Go to the next step."""
        self._list.move(delta)

    def tick(self) -> None:
        """Take the step the cursor is on."""
        if self._list.cursor is not None:
            self.take(self._list.cursor + 1)

    def take_back(self) -> None:
        """Free the step taken last, and the one that followed by itself."""
        if self.answered or not self._taken:
            return
        complete = len(self._taken) == len(self._list.rows)
        del self._taken[-2 if complete else -1 :]
        self._show()

    def _show(self) -> None:
        for index, row in enumerate(self._list.rows):
            row.mark = ordinal(self._taken.index(index) + 1) if index in self._taken else ""
        self.post_message(self.Changed())

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click is the digit of the row."""
        message.stop()
        self.take(message.index + 1)

    def reveal(self, verdicts: Sequence[RowVerdict]) -> None:
        """The steps in their right order, top to bottom; each says which place it was given instead."""
        self.settle()
        self._list.cursor = None
        texts = [row.content for row in self._list.rows]
        for index, verdict in enumerate(verdicts):
            row = self._list.rows[index if verdict.place is None else verdict.place]
            row.content = texts[index]
            row.right, row.mark, row.reason = verdict.right, verdict.mark, phrase(verdict.reason)
            row.refresh(layout=True)
