"""A screen that is one list: taken by number, arrows, enter or the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.tui.screens.base import HouseScreen, digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["ListingScreen"]

DIGIT_COUNT = 9


class ListingScreen(HouseScreen[None]):
    """Rows of which enter opens one. Subclasses say which rows there are, and what opening one does."""

    DEFAULT_CSS: ClassVar[str] = "ListingScreen #empty { color: $text-muted; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open"),
        *digit_bindings("go", "go to"),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "move(-9)", "page up", show=False),
        Binding("pagedown", "move(9)", "page down", show=False),
        Binding("escape", "step_out", "home"),
    ]

    VERB: ClassVar[str] = "open"
    """What enter does."""
    NOTES_HANG: ClassVar[bool] = False
    """Where there is no room for a note behind its row, it stands below, instead of nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self._listing = RowList([], id="listing")

    def compose_body(self) -> ComposeResult:
        """The list, or what to say where it is empty."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="empty", markup=False)
            yield self._listing

    def on_mount(self) -> None:
        """Get ready to draw."""
        self._look = RowStyle(self.glyphs, self.house.accent)

    async def on_screen_resume(self) -> None:
        """Show the rows: at first, and back from one of them, as what it says may have changed."""
        self.aside("counting" if self._count else "filling", self.fill)

    def entries(self) -> Sequence[tuple[str, str]]:
        """Text and note of each row."""
        raise NotImplementedError

    def headings(self) -> Mapping[int, str]:
        """What stands above a row, by its index."""
        return {}

    def remarks(self) -> Mapping[int, str]:
        """What hangs under a row, by its index."""
        return {}

    def empty_words(self) -> str:
        """What is said where there are no rows."""
        raise NotImplementedError

    def open_row(self, index: int) -> None:
        """Open a row."""
        raise NotImplementedError

    async def fill(self) -> None:
        """Show the rows as they are now; the mark stays where it was."""
        entries = self.entries()
        column = max((len(text) for text, _ in entries), default=0) + 2
        headings = self.headings()
        rows = [
            OptionRow(
                index + 1 if index < DIGIT_COUNT else None,
                Content(text),
                self._look,
                note=note,
                column=column,
                heading=headings.get(index, ""),
                note_hangs=self.NOTES_HANG,
            )
            for index, (text, note) in enumerate(entries)
        ]
        for index, remark in self.remarks().items():
            rows[index].set_reactive(OptionRow.reason, Content(remark))
        empty = self.query_one("#empty", Static)
        empty.update("" if entries else self.empty_words())
        empty.display = not entries
        cursor = self._listing.cursor or 0
        stood = self.query_one("#page", VerticalScroll).scroll_y
        async with self.batch():  # the page is never drawn empty, and at its top, in between
            await self._listing.replace(rows, cursor=cursor)
        if stood:
            self.call_after_refresh(self._scroll_back, stood)
        self.refresh_bindings()

    def _scroll_back(self, stood: float) -> None:
        """Show the rows that stood there, and the marked one in any case."""
        if not self.is_there:
            return
        self.query_one("#page", VerticalScroll).scroll_to(y=stood, animate=False, immediate=True)
        if (row := self._listing.current) is not None:
            row.scroll_visible(animate=False)

    @property
    def _count(self) -> int:
        # Asked for every key at each turn of the row of keys: no search through all rows.
        return len(self._listing.rows)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for enter, and how many digits there are."""
        if binding.action == "enter":
            return ("enter", self.VERB) if self._count else None
        if binding.action.startswith("go("):
            return f"1-{min(self._count, DIGIT_COUNT)}", "go to"
        return key_display(binding), binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only numbers that are there."""
        if action == "go":
            return isinstance(parameters[0], int) and parameters[0] <= self._count
        return True

    def action_move(self, delta: int) -> None:
        """Go to the next row."""
        self._listing.move(delta)

    def action_enter(self) -> None:
        """Open the marked row."""
        cursor = self._listing.cursor
        if cursor is not None:
            self.open_row(cursor)

    def action_go(self, number: int) -> None:
        """Open the row of that number."""
        if self._listing.go_to(number):
            self.open_row(number - 1)

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click opens."""
        message.stop()
        self.open_row(message.index)
