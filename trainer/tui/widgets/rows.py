"""Rows that can be taken: by number, by moving to them, by a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from trainer.tui.prose import wrapped
from trainer.tui.texts import one_line
from trainer.tui.themes import BOLD, GOOD, MUTED, WARN
from trainer.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from trainer.tui.glyphs import Glyphs

__all__ = ["OptionRow", "RowList", "RowStyle", "mark_column"]

NOTE_GAP = 2
MARK_GAP = 3
SHORTEST_NOTE = 18
"""A note that would be cut shorter than this is left out."""


@dataclass(frozen=True, slots=True)
class RowStyle:
    """What every row of a screen draws with: the console's signs and the one accent."""

    glyphs: Glyphs
    accent: str


def mark_column(texts: Sequence[Content], widest: int = 40) -> int:
    """Where marks behind these texts line up; 0 where a text is too long for that."""
    column = max((text.cell_length for text in texts), default=0) + MARK_GAP
    return column if column <= widest else 0


class OptionRow(Laid):
    """One row: sign, number, text; a mark after the text, a reason hanging under it.

    Args:
        number: what it is taken by; None where it can't be.
        content: its text.
        look: signs and accent.
        note: muted, in a column of its own behind the text (menus).
        column: cells the text takes before note or mark, where there is room; 0 puts them right behind it.
        heading: what begins with this row, above it.
        note_hangs: a note that has no room behind the text stands below; else it is left out.
    """

    DEFAULT_CSS: ClassVar[str] = """
    OptionRow.-roomy { margin-bottom: 1; }
    """

    here: reactive[bool] = reactive(False)  # noqa: FBT003
    """Enter acts on this row."""
    ticked: reactive[bool | None] = reactive(None, layout=True)
    """Its box; None where it has none."""
    right: reactive[bool | None] = reactive(None)
    """Its sign after the answer; None where it says nothing."""
    mark: reactive[str] = reactive("", layout=True)
    """A word after the text, "yours"."""
    reason: reactive[Content] = reactive(Content(""), layout=True)
    """What hangs under the text."""
    note: reactive[str] = reactive("", layout=True)
    """What stands in the second column."""

    @dataclass
    class Clicked(Message):
        """The row was clicked."""

        row: OptionRow

    def __init__(
        self,
        number: int | None,
        content: Content,
        look: RowStyle,
        *,
        note: str = "",
        column: int = 0,
        heading: str = "",
        note_hangs: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        super().__init__(id=id)
        self.number = number
        self.content = content
        self._look = look
        self._column = column
        self._heading = heading
        self._note_hangs = note_hangs
        self.set_reactive(OptionRow.note, note)

    def lines(self, width: int) -> list[Content]:
        """Text with its mark, then the reason."""
        lead = self._lead()
        space = width - lead.cell_length
        drawn = wrapped(self._text(space), width, lead)
        if self.note and self._note_hangs and not self._note_room(space):
            drawn += wrapped(Content.styled(one_line(self.note), MUTED), width, " " * lead.cell_length)
        drawn = self._with_mark(drawn, width, lead.cell_length)
        if self.reason:
            drawn += wrapped(self.reason.stylize_before(MUTED), width, " " * lead.cell_length)
        if self._heading:
            above = [Content("")] if self._below_another else []
            drawn = [*above, *wrapped(Content.styled(one_line(self._heading), BOLD), width), *drawn]
        return drawn

    @property
    def _below_another(self) -> bool:
        return self.parent is not None and self.parent.children[0] is not self

    def _lead(self) -> Content:
        glyphs = self._look.glyphs
        if self.right is not None:
            sign = Content.styled(glyphs.right, GOOD) if self.right else Content.styled(glyphs.wrong, WARN)
        elif self.here:
            sign = Content.styled(glyphs.here, self._look.accent)
        else:
            sign = Content(" ")
        box = "" if self.ticked is None else f" {glyphs.ticked if self.ticked else glyphs.open}"
        number = ("   " if self._in_numbers else "") if self.number is None else f"{self.number}  "
        return sign + Content(box) + Content.styled(f" {number}", BOLD if self._stands_out else "")

    @property
    def _in_numbers(self) -> bool:
        """Others above it have a number: its text lines up with theirs."""
        return isinstance(self.parent, RowList) and any(row.number is not None for row in self.parent.rows)

    @property
    def _stands_out(self) -> bool:
        return self.here or self.right is not None

    def _text(self, width: int) -> Content:
        text = self.content.stylize_before(BOLD) if self._stands_out else self.content
        if self.note and (space := self._note_room(width)):
            note = one_line(self.note, space)
            text += Content(" " * self._note_gap(width)) + Content.styled(note, MUTED)
        return text

    def _note_gap(self, width: int) -> int:
        return max(self._column - wrapped(self.content, width)[-1].cell_length, NOTE_GAP)

    def _note_room(self, width: int) -> int:
        """Cells for the note behind the last line of the text; 0 where they are too few."""
        space = width - wrapped(self.content, width)[-1].cell_length - self._note_gap(width)
        least = len(self.note) if self._note_hangs else min(len(self.note), SHORTEST_NOTE)
        return space if space >= least else 0

    def _with_mark(self, drawn: list[Content], width: int, indent: int) -> list[Content]:
        """The mark behind the last line, in its column, or below where it would be torn apart."""
        if not self.mark:
            return drawn
        style = GOOD if self.right else WARN if self.right is False else MUTED
        mark = Content.styled(f"{self._look.glyphs.mark} {one_line(self.mark)}", style)
        last = drawn[-1].cell_length
        gap = max(indent + self._column - last, MARK_GAP)
        if last + gap + mark.cell_length <= width:
            return [*drawn[:-1], drawn[-1] + Content(" " * gap) + mark]
        return drawn + wrapped(mark, width, " " * indent)

    def on_click(self, event: events.Click) -> None:
        """Tell who holds the row, unless its text was dragged over to be selected."""
        event.stop()
        if self.screen.get_selected_text():
            return
        self.post_message(self.Clicked(self))


class RowList(Vertical):
    """Rows of which one is where enter acts. The screen hands it digits and arrows; it posts what was taken.

    Args:
        rows: in order; those with a number can be moved to.
    """

    DEFAULT_CSS: ClassVar[str] = "RowList { height: auto; width: 100%; }"

    cursor: reactive[int | None] = reactive(None)
    """Which row is marked; None for none."""

    @dataclass
    class Taken(Message):
        """A row was clicked."""

        rows: RowList
        index: int

    def __init__(self, rows: Sequence[OptionRow], *, id: str | None = None, cursor: int | None = 0) -> None:  # noqa: A002
        super().__init__(*rows, id=id)
        self.rows = list(rows)
        self.set_reactive(RowList.cursor, cursor if rows else None)

    def on_mount(self) -> None:
        """Mark the first row, without scrolling to it: what stands above it is read first."""
        self._mark(self.cursor)

    def _mark(self, cursor: int | None) -> None:
        for index, row in enumerate(self.rows):
            row.here = index == cursor

    def watch_cursor(self, cursor: int | None) -> None:
        """Move the sign."""
        self._mark(cursor)
        if cursor is not None and self.is_attached:
            self.rows[cursor].scroll_visible(animate=False)

    async def replace(self, rows: Sequence[OptionRow], *, cursor: int = 0) -> None:
        """Show other rows, of which that one is marked, or the last; what scrolls them stays as it is."""
        await self.remove_children()
        self.rows = list(rows)
        self.set_reactive(RowList.cursor, min(cursor, len(self.rows) - 1) if self.rows else None)
        await self.mount(*self.rows)
        self._mark(self.cursor)

    async def extend(self, rows: Sequence[OptionRow]) -> None:
        """Show more rows behind those there are; the first there is, is marked."""
        self.rows += rows
        if self.cursor is None and self.rows:
            self.set_reactive(RowList.cursor, 0)
        await self.mount(*rows)
        self._mark(self.cursor)

    @property
    def current(self) -> OptionRow | None:
        """The marked row."""
        return None if self.cursor is None else self.rows[self.cursor]

    def move(self, delta: int) -> None:
        """Go up or down, stopping at the ends."""
        if self.rows:
            start = -1 if self.cursor is None and delta > 0 else (self.cursor or 0)
            self.cursor = min(max(start + delta, 0), len(self.rows) - 1)

    def go_to(self, number: int) -> bool:
        """Mark the row with that number; False where there is none."""
        for index, row in enumerate(self.rows):
            if row.number == number:
                self.cursor = index
                return True
        return False

    def on_option_row_clicked(self, message: OptionRow.Clicked) -> None:
        """Mark the row and tell the screen."""
        message.stop()
        self.cursor = self.rows.index(message.row)
        self.post_message(self.Taken(self, self.cursor))
