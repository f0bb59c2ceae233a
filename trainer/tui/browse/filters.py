"""What to leave out of what was found: one value each of topic, kind, level and how it stands."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.practice.browsing import Filters, choices
from trainer.tui.screens.base import HouseScreen, digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.texts import counted, one_line
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from collections import Counter

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.tui.browse.finder import Finder

__all__ = ["HEADINGS", "FiltersScreen", "filter_words"]

HEADINGS: Final = {"topic": "Topic", "kind": "Kind", "level": "Level", "standing": "How it stands"}
NOTE_COLUMN, COUNT_CELLS, COUNT_DIGITS = 34, 5, 3
DIGITS = 9
ROWS_AT_ONCE = 8


def filter_words(filters: Filters, names: dict[str, list[tuple[object, str]]]) -> list[str]:
    """Each filter that is set, in a word or two.

    Args:
        filters: as they are.
        names: `choices` of the catalogue.
    """
    return [
        dict(names.get(name, ())).get(value, str(value))
        for name in HEADINGS
        if (value := getattr(filters, name)) is not None
    ]


class CountedRow(OptionRow):
    """A filter, and how many it would leave: behind it in a column, which a narrow window moves closer."""

    def _text(self, width: int) -> Content:
        self._column = min(NOTE_COLUMN, width - COUNT_CELLS) + COUNT_DIGITS - len(self.note)
        return super()._text(width)


class FiltersScreen(HouseScreen[Filters]):
    """Every filter with how many it would leave; closes with those chosen.

    Args:
        finder: counts.
        typed: the words looked for.
        filters: as they are.
    """

    ABOUT = (
        "Choose what to look for besides the words: one topic, kind, level and standing at most. The numbers "
        "say how many there would be with the other filters as they are."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "choose"),
        Binding("space", "take", "choose", show=False),
        *digit_bindings("go", "choose"),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "move(-9)", "page up", show=False),
        Binding("pagedown", "move(9)", "page down", show=False),
        Binding("x", "clear", "none", tooltip="Take every filter off"),
        Binding("escape", "step_out", "done"),
        Binding("ctrl+t", "step_out", "done", show=False),
    ]

    def __init__(self, finder: Finder, typed: str, filters: Filters) -> None:
        super().__init__()
        self._finder = finder
        self._typed = typed
        self._filters = filters
        self._values: list[tuple[str, object]] = []
        self._filled = False

    def compose_body(self) -> ComposeResult:
        """One list, parted by headings."""
        with VerticalScroll(can_focus=False):
            yield RowList([], id="filters")

    def on_mount(self) -> None:
        """Say what is filtered; the filters come when they are counted."""
        self._show_top("")
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        """Show the filters, some at a time: each widget takes a millisecond, and keys are heard between."""
        counted_for = self._filters
        found, names = await asyncio.to_thread(self._counted_first)
        look = RowStyle(self.glyphs, self.house.accent)
        rows: list[OptionRow] = []
        for name, values in names.items():
            for at, (value, words) in enumerate(values):
                row = CountedRow(
                    len(rows) + 1 if len(rows) < DIGITS else None,
                    Content(one_line(words)),
                    look,
                    note=self._note(found, name, value),
                    heading=HEADINGS[name] if at == 0 else "",
                )
                row.set_reactive(OptionRow.ticked, getattr(self._filters, name) == value)
                rows.append(row)
                self._values.append((name, value))
        for start in range(0, len(rows), ROWS_AT_ONCE):
            if not self.is_there:
                return
            await self._rows.extend(rows[start : start + ROWS_AT_ONCE])
            await asyncio.sleep(0)
        self._filled = True
        if self._filters == counted_for:
            self._show_found(found)
        else:
            await self._count()

    def _counted_first(self) -> tuple[dict[str, Counter[object]], dict[str, list[tuple[object, str]]]]:
        """In a thread: how many each filter would leave, and their names."""
        return self._finder.counts(self._typed, self._filters), choices(self.library.catalogue)

    def _note(self, found: dict[str, Counter[object]], name: str, value: object) -> str:
        return str(found[name][value]) if found[name][value] else self.glyphs.dash

    async def _count(self) -> None:
        found = await asyncio.to_thread(self._finder.counts, self._typed, self._filters)
        if self.is_there:
            self._show_found(found)

    def _show_found(self, found: dict[str, Counter[object]]) -> None:
        for row, (name, value) in zip(self._rows.rows, self._values, strict=True):
            row.ticked = getattr(self._filters, name) == value
            row.note = self._note(found, name, value)
        chosen = [
            found[name][value] for name in HEADINGS if (value := getattr(self._filters, name)) is not None
        ]
        self._show_top(f"{counted(min(chosen), 'hit')} now" if chosen else "")
        self.refresh_bindings()

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def _show_top(self, now: str) -> None:
        words = (
            f"of what “{one_line(self._typed.strip(), 30)}” finds" if self._typed.strip() else "of everything"
        )
        # A narrow window has room for one of them.
        self.top.show("Filter", now, beside="" if now and self.columns == "narrow" else words)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """The digits there are."""
        if binding.action.startswith("go("):
            return f"1-{min(len(self._values), DIGITS)}", binding.description
        return key_display(binding), binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing is taken off where nothing is set."""
        return bool(self._filters) if action == "clear" else True

    def action_move(self, delta: int) -> None:
        """Go to another filter."""
        self._rows.move(delta)

    def action_go(self, number: int) -> None:
        """Choose the filter of that number."""
        if self._rows.go_to(number):
            self.action_take()

    def action_take(self) -> None:
        """Choose the marked filter, or take it off."""
        cursor = self._rows.cursor
        if cursor is None:
            return
        name, value = self._values[cursor]
        chosen: Any = None if getattr(self._filters, name) == value else value
        self._set(replace(self._filters, **{name: chosen}))

    def action_clear(self) -> None:
        """Take every filter off."""
        self._set(Filters())

    def _set(self, filters: Filters) -> None:
        """Tick what is chosen at once; the numbers follow, those of the last choice alone."""
        self._filters = filters
        for row, (name, value) in zip(self._rows.rows, self._values, strict=False):
            row.ticked = getattr(filters, name) == value
        self.refresh_bindings()
        if self._filled:
            self.run_worker(self._count(), group="count", exclusive=True)

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click chooses."""
        message.stop()
        self.action_take()

    def action_step_out(self) -> None:
        """Back to what is found with these."""
        self.dismiss(self._filters)
