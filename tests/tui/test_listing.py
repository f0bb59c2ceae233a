"""What a list of rows says of its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from harness import NORMAL, House, press, screen_lines, until, until_shown
from textual.content import Content

from graders.errors import Problem
from trainer.progress import Progress
from trainer.tui.glyphs import ASCII
from trainer.tui.screens.drills import DrillsScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.screens.topics import ObjectivesScreen, TopicsScreen
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from collections.abc import Sequence


class Rows(ListingScreen):
    """Each row opens another such list."""

    def entries(self) -> Sequence[tuple[str, str]]:
        return [(f"row {index:02}", "") for index in range(5)]

    def empty_words(self) -> str:
        return "none"

    def open_row(self, index: int) -> None:
        self.app.push_screen(Rows())


async def test_only_what_lies_on_home_steps_out_to_home(house: House) -> None:
    async with house.open(size=NORMAL) as pilot:
        await pilot.app.push_screen(Rows())
        await until_shown(pilot, "esc home")
        await press(pilot, "enter")
        await until_shown(pilot, "esc back")


@pytest.mark.parametrize("listed", [DrillsScreen, TopicsScreen, ObjectivesScreen])
async def test_a_log_that_cannot_be_read_is_told_in_a_line(
    house: House, monkeypatch: pytest.MonkeyPatch, listed: type[ListingScreen]
) -> None:
    def unreadable(_progress: Progress) -> None:
        raise Problem("the log can't be read", where="progress.sqlite3", remedy="close what locks it")

    told = "progress.sqlite3: the log can't be read; close what locks it"
    async with house.open(size=NORMAL) as pilot:
        monkeypatch.setattr(Progress, "states", unreadable)
        await pilot.app.push_screen(listed())
        await until_shown(pilot, told)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen), "Home is back")
        await until_shown(pilot, told)
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("short", ["x a    < yours: one", "x bb   < yours: short"]),
        ("too long for it", ["x a    < yours: one", "x bb", "< yours: too long for", "it"]),
    ],
)
async def test_marks_stand_in_a_column_or_below(house: House, second: str, told: list[str]) -> None:
    async with house.open(size=NORMAL) as pilot:
        look = RowStyle(ASCII, "bold")
        rows = RowList([OptionRow(None, Content(text), look, column=5) for text in ("a", "bb")])
        await pilot.app.screen.mount(rows)
        for row, mark in zip(rows.rows, ("one", second), strict=True):
            row.right, row.mark = False, f"yours: {mark}"
        lines = [line.plain.strip() for row in rows.rows for line in row.lines(24)]
        assert lines == [line.strip() for line in told]


class Long(Rows):
    """Many rows, shown anew each time one comes back."""

    def entries(self) -> Sequence[tuple[str, str]]:
        return [(f"row {index:02}", "") for index in range(60)]


async def test_back_from_a_row_the_list_stands_where_it_stood(house: House) -> None:
    async with house.open(size=NORMAL) as pilot:
        await pilot.app.push_screen(Long())
        await until_shown(pilot, "row 00")
        await press(pilot, "pagedown", "pagedown", "pagedown", "up", "up")
        await until_shown(pilot, "› ")
        stood = screen_lines(pilot)
        assert any("›" in line and "row 25" in line for line in stood)
        await press(pilot, "enter")
        await until_shown(pilot, "row 04")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Long), "the list is back")
        await until(pilot, lambda: screen_lines(pilot) == stood, "it shows the same rows")
