"""Pairs to bring together: the cursor on the left, numbers on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from trainer.tui.prose import phrase
from trainer.tui.sizes import NORMAL_COLUMNS
from trainer.tui.texts import counted
from trainer.tui.widgets.answers.base import AnswerPanel, RowVerdict
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle, mark_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

__all__ = ["MatchPanel"]


class MatchPanel(AnswerPanel):
    """Left sides with their partner behind them, right sides with the numbers that give them away.

    Args:
        lefts: the left sides, in their order.
        rights: the right sides, as shown.
        look: signs and accent.
    """

    DEFAULT_CSS: ClassVar[str] = """
    MatchPanel #rights { margin-top: 1; }
    MatchPanel #rights-hint { margin-top: 1; color: $text-muted; }
    .-narrow MatchPanel #rights { margin-top: 0; }
    MatchPanel.-answered #rights, MatchPanel.-answered #rights-hint { display: none; }
    """
    digits_do = "pair"

    def __init__(self, lefts: Sequence[str], rights: Sequence[str], look: RowStyle) -> None:
        super().__init__(look)
        self._rights_text = list(rights)
        self._left_text = list(lefts)
        left_texts, right_texts = [phrase(text) for text in lefts], [phrase(text) for text in rights]
        column = mark_column(left_texts)
        self._lefts = RowList([OptionRow(None, text, look, column=column) for text in left_texts], id="lefts")
        column = mark_column(right_texts)
        right_rows = [
            OptionRow(number, text, look, column=column) for number, text in enumerate(right_texts, 1)
        ]
        self._rights = RowList(right_rows, id="rights", cursor=None)
        self._pairs: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """Left sides, then right sides."""
        yield self._lefts
        yield Static("The number of what belongs to it:", id="rights-hint", markup=False)
        yield self._rights

    @property
    def numbers(self) -> int:
        """One digit a right side."""
        return 0 if self.answered else len(self._rights.rows)

    @property
    def can_take_back(self) -> bool:
        """The partner of the marked left side, else the one given last."""
        return bool(self._pairs) and not self.answered

    def response(self) -> dict[int, int]:
        """Left position to right position as shown, both from 0."""
        return dict(self._pairs)

    def missing(self) -> str:
        """Every left side has a partner; the last one follows by itself."""
        left = len(self._lefts.rows) - len(self._pairs)
        return (
            f"{counted(left, 'row has', 'rows have')} no partner yet: give each its number." if left else ""
        )

    def take(self, number: int) -> None:
        """Give the marked left side that partner, taking it from another that had it."""
        cursor = self._lefts.cursor
        if self.answered or cursor is None or not 1 <= number <= len(self._rights.rows):
            return
        self._pairs = {left: right for left, right in self._pairs.items() if right != number - 1}
        self._pairs[cursor] = number - 1
        self._finish(cursor)
        self._show()
        self._follow()

    def _finish(self, cursor: int) -> None:
        free = [left for left in range(len(self._lefts.rows)) if left not in self._pairs]
        unused = [right for right in range(len(self._rights.rows)) if right not in self._pairs.values()]
        if len(free) == len(unused) == 1:
            self._pairs[free[0]] = unused[0]
        elif free:
            self._lefts.cursor = next((left for left in free if left > cursor), free[0])

    def move(self, delta: int) -> None:
        """Go to the next left side."""
        self._lefts.move(delta)
        self._follow()
        self.post_message(self.Changed())

    def _follow(self) -> None:
        """In a narrow window let what there is to choose from be in sight below the marked left side."""
        row = self._lefts.current
        if row is not None and self.app.size.width < NORMAL_COLUMNS:
            row.scroll_visible(animate=False, top=True)

    def take_back(self) -> None:
        """Free the marked left side; where it is free, the one that was given a partner last."""
        if not self.can_take_back:
            return
        cursor = self._lefts.cursor
        left = cursor if cursor is not None and cursor in self._pairs else next(reversed(self._pairs))
        del self._pairs[left]
        self._lefts.cursor = left
        self._show()

    def _show(self) -> None:
        used = {right: left for left, right in self._pairs.items()}
        for index, row in enumerate(self._lefts.rows):
            row.mark = self._partner(self._pairs[index]) if index in self._pairs else ""
        for index, row in enumerate(self._rights.rows):
            row.mark = phrase(self._left_text[used[index]]).plain if index in used else ""
        self.post_message(self.Changed())

    def _partner(self, right: int) -> str:
        """A right side behind its left one: in a narrow window its number, which stands in the list below."""
        narrow = self.app.size.width < NORMAL_COLUMNS
        return str(right + 1) if narrow else phrase(self._rights_text[right]).plain

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click on a right side is its digit; one on a left side goes there."""
        message.stop()
        if message.rows is self._rights:
            self._rights.cursor = None
            self.take(message.index + 1)
        else:
            self.post_message(self.Changed())

    def reveal(self, verdicts: Sequence[RowVerdict]) -> None:
        """Each left side with its partner, and with the one it was given."""
        self.settle()
        self._lefts.cursor = None
        for row, verdict in zip(self._lefts.rows, verdicts, strict=True):
            row.right, row.mark, row.reason = verdict.right, verdict.mark, phrase(verdict.reason)
