"""Rows of text and figures in a narrow place: nothing is cut, and a figure says what it counts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from harness import NARROW, House, screen_lines
from textual.content import Content

from trainer.practice.interview.report import Line
from trainer.progress.mastery import Mastery
from trainer.progress.statistics import TaskStanding
from trainer.tui.browse.filters import CountedRow
from trainer.tui.glyphs import UNICODE, AsciiFilter
from trainer.tui.interview.findings import Lines
from trainer.tui.interview.sure import SureScreen
from trainer.tui.statistics.parts import CodingPart, MasteryRow, MasteryRows
from trainer.tui.widgets.rows import OptionRow, RowStyle

if TYPE_CHECKING:
    from trainer.tui.widgets.laid import Laid

LOOK = RowStyle(UNICODE, "bold")
OBJECTIVE = "Say what summing or averaging the loss does to the stable rate"

FIGURES = re.compile(r"[━─]+ |[▁▂▃▄▅▆▇█]+ |52 % \+4")


def told(part: Laid, width: int) -> list[str]:
    return [line.plain.rstrip() for line in part.lines(width)]


@pytest.mark.parametrize("width", [33, 36, 44, 46, 56, 76])
def test_a_long_objective_goes_on_below_its_figures(width: int) -> None:
    rows = MasteryRows(LOOK)
    rows.show([MasteryRow(Mastery("sum", "track", OBJECTIVE, 0.52, 4, 4, 0), [0.48, 0.52])])
    lines = told(rows, width)
    assert sum(line.endswith("52 %   +4") for line in lines) == 1
    assert FIGURES.sub("", " ".join(" ".join(lines).split())).split() == OBJECTIVE.split()
    assert len(lines) <= 3
    assert all(len(line) <= width for line in lines)
    assert [line.startswith("    ") for line in lines] == [False, *[True] * (len(lines) - 1)]


def test_a_list_of_tasks_says_what_its_number_counts() -> None:
    part = CodingPart(LOOK)
    once = datetime(2026, 11, 24, tzinfo=UTC)
    made = (("returns-history-list", 1),)
    tried = [
        TaskStanding("t/task/a", "adagrad-updates", "AdaGrad", 4, True, False, made, (), once),
        TaskStanding("t/task/b", "momentum-updates", "Momentum", 1, False, False, made, (), once),
    ]
    part.show(tried)
    assert told(part, 32) == [
        "✓ adagrad-updates: 4 tries;",
        "  returns history list",
        "✗ momentum-updates: 1 try;",
        "  returns history list",
    ]
    assert "✓ adagrad-updates   4      returns history list" in told(part, 76)


def test_a_figure_stands_behind_the_last_line_of_a_long_row() -> None:
    row = OptionRow(None, Content("Batch, stochastic, mini-batch"), LOOK, note="12", column=20)
    assert told(row, 26) == ["  Batch, stochastic,", "  mini-batch          12"]


async def test_the_keys_of_how_sure_stay_in_one_row(house: House) -> None:
    async with house.open(size=NARROW) as pilot:
        pilot.app.push_screen(SureScreen(LOOK, "It is handed in next.", "back to the code"))
        await pilot.pause()
        assert "enter commit  esc back to the code" in [line.strip() for line in screen_lines(pilot)]


async def test_without_colour_the_question_how_sure_is_set_off_by_a_line(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with house.open(size=NARROW) as pilot:
        pilot.app.push_screen(SureScreen(LOOK, "It is handed in next.", "back to the code"))
        await pilot.pause()
        lines = screen_lines(pilot)
        assert any("╭" in line for line in lines)
        assert any("enter commit  esc back to the code" in line for line in lines)


def test_a_title_much_longer_than_its_column_stands_over_its_figures() -> None:
    found = [
        Line("sum", "track", OBJECTIVE, 1, 3, 42.0),
        Line("stop", "track", "Say when to stop", 0, 1, None),
    ]
    assert told(Lines("By objective", found, LOOK), 33) == [
        "By objective",
        "  Say what summing or averaging",
        "  the loss does to the stable",
        "  rate",
        "    1 of 3 right, 42 s each",
        "  Say when to stop",
        "    0 of 1 right",
    ]
    assert told(Lines("By objective", found, LOOK), 76)[1:] == [
        "Say what summing or averaging the loss does to the stable   1 of 3      42",
        "rate",
        "Say when to stop                                            0 of 1",
    ]


def test_counts_stand_under_each_other_by_their_last_digit() -> None:
    counted = [CountedRow(None, Content("Momentum"), LOOK, note=note) for note in ("7", "20", "–")]
    assert len({len(line) for row in counted for line in told(row, 60)}) == 1


def test_a_note_without_room_stands_below_where_it_must_not_be_lost() -> None:
    text, note = Content("Batch, stochastic"), "92 %, 45 of 46 seen"
    row = OptionRow(2, text, LOOK, note=note, column=20, note_hangs=True)
    assert told(row, 32) == ["  2  Batch, stochastic", "     92 %, 45 of 46 seen"]
    assert told(row, 60) == ["  2  Batch, stochastic   92 %, 45 of 46 seen"]
    assert told(OptionRow(2, text, LOOK, note=note, column=20), 32) == ["  2  Batch, stochastic"]


def test_a_dot_in_code_stays_a_product_on_a_console_of_ascii() -> None:
    assert AsciiFilter("ascii")._uncached("2/n · Xᵀ(Xw − y)") == "2/n * XT(Xw - y)"
