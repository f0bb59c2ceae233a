"""The app around its screens: crashes, consoles, themes, the clipboard, problems at the start."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from harness import NORMAL, Clock, House, ask, press, screen_text, until, until_shown, write
from textual.widgets import Static

from graders.errors import Problem
from trainer.progress import Progress
from trainer.tui import app as app_module
from trainer.tui.app import TrainerApp
from trainer.tui.clipboard import copy_text
from trainer.tui.crash import write_crash_log
from trainer.tui.glyphs import ASCII, UNICODE, AsciiFilter, Glyphs, glyphs_for
from trainer.tui.screens.base import HouseScreen
from trainer.tui.themes import DARK, LIGHT, preferred_theme, remember_theme, remembered_theme
from trainer.tui.when import when

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult


class CrashingScreen(HouseScreen[None]):
    """Raises when a key is pressed."""

    def compose_body(self) -> ComposeResult:
        yield Static("calm")

    def key_x(self) -> None:
        raise ZeroDivisionError("the [bold]reason[/bold]")


async def answer_then_crash(app: TrainerApp) -> None:
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        await ask(pilot, "which-way")
        await press(pilot, "1", "enter")
        await app.push_screen(CrashingScreen())
        await press(pilot, "x")


async def test_a_crash_is_told_in_words_with_the_log_and_loses_no_answer(house: House) -> None:
    app = TrainerApp(house.places, now=house.clock)
    with pytest.raises(ZeroDivisionError):
        await answer_then_crash(app)
    (log,) = (house.places.data / "logs").iterdir()
    assert "ZeroDivisionError: the [bold]reason[/bold]" in log.read_text(encoding="utf-8")
    assert app.crash_words.splitlines() == [
        "The trainer ran into a mistake of its own (ZeroDivisionError) and closed.",
        "Nothing you answered is lost: each answer is on disk before the next question.",
        f"The details are in {log}",
        "Start it again with: trainer",
    ]
    assert app.return_code == 1
    with Progress.open(house.places.data, now=house.clock) as progress:
        assert len(progress.answers()) == 1


def test_a_crash_ends_with_its_words_on_stderr_and_exit_code_1(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crashed(self: TrainerApp) -> None:
        self.crash_words = "It crashed.\nThe details are in a file."
        self._return_code = 1

    monkeypatch.setattr(TrainerApp, "run", crashed)
    assert app_module.run(house.places) == 1
    assert capsys.readouterr().err == "It crashed.\nThe details are in a file.\n"


def test_a_log_that_cannot_be_written_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert write_crash_log(ValueError("x"), tmp_path / "logs", now) is None


async def test_a_console_without_the_signs_gets_ascii(house: House) -> None:
    async with house.open(encoding="ascii") as pilot:
        assert screen_text(pilot).isascii()
        assert "> 1  Begin" in screen_text(pilot)
        await ask(pilot, "flat-loss")
        await press(pilot, "2", "enter")
        text = screen_text(pilot)
        assert text.isascii()
        assert "< " in text
        assert '"What do you do first?"' in text
        await press(pilot, "n")
        assert screen_text(pilot).isascii()


@pytest.mark.parametrize(
    "encoding", ["ascii", "latin-1", "cp1252", "cp437", "koi8-r", "no-such-encoding", None]
)
def test_consoles_that_lack_one_sign_get_all_twins(encoding: str | None) -> None:
    assert glyphs_for(encoding) is ASCII


def test_a_console_with_all_signs_keeps_them() -> None:
    assert glyphs_for("utf-8") is UNICODE


def test_twins_are_plain_letters() -> None:
    assert all(getattr(ASCII, name).isascii() for name in Glyphs.__slots__)


def test_every_cell_is_kept_when_letters_are_replaced() -> None:
    spelled = AsciiFilter("ascii")._uncached("“η − ∇L” 漢 é … ‖w‖ κ ± √n ∂ wᵀ 10⁻³ ŷ ⌊x⌋ ∞")
    assert spelled == '"n - VL" ?? e ~ |w| k ~ rn d wT 10-3 y [x] ?'


@pytest.mark.parametrize(
    ("colorfgbg", "theme"),
    [("", DARK), ("15;0", DARK), ("0;15", LIGHT), ("0;default;7", LIGHT), ("nonsense", DARK)],
)
def test_the_theme_follows_the_terminal(colorfgbg: str, theme: object) -> None:
    assert preferred_theme({"COLORFGBG": colorfgbg}) == theme.name  # type: ignore[attr-defined]


async def test_a_chosen_theme_is_there_at_the_next_start(house: House) -> None:
    async with house.open() as pilot:
        assert pilot.app.theme == DARK.name
        pilot.app.theme = LIGHT.name
        await pilot.pause()
    async with house.open() as pilot:
        assert pilot.app.theme == LIGHT.name
        remember_theme(house.places.data, "a-theme-of-long-ago")
    async with house.open() as pilot:
        assert pilot.app.theme == DARK.name


def test_a_theme_that_cannot_be_kept_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    remember_theme(tmp_path / "data", LIGHT.name)
    assert remembered_theme(tmp_path / "data") == ""


async def test_without_colour_the_accent_is_bold_and_underlined(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with house.open() as pilot:
        styles = {}
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                styles[segment.text.strip()] = segment.style
        for accented in ("›", "enter"):
            assert styles[accented].bold
            assert styles[accented].underline


async def test_copying_where_no_file_can_be_written_says_so(house: House, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way", encoding="utf-8")
    async with house.open() as pilot:
        told = copy_text(pilot.app, "text \ud800", blocked)
        assert told.startswith("Copied through the terminal. No copy in")
        assert pilot.app.clipboard == "text \\ud800"


async def test_a_log_of_a_newer_trainer_ends_the_app_with_its_problem(house: House) -> None:
    with Progress.open(house.places.data, now=house.clock) as progress:
        progress._database.execute("PRAGMA user_version = 999")
    app = TrainerApp(house.places, now=house.clock)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.problem is not None, "the problem is known")
    assert "newer trainer" in str(app.problem)
    assert app.return_code == 2


def test_run_raises_the_problem_for_the_command_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(self: TrainerApp) -> None:
        self.problem = Problem("nothing works")

    monkeypatch.setattr(TrainerApp, "run", found)
    with pytest.raises(Problem, match="nothing works"):
        app_module.run(house.places)


async def test_the_palette_has_what_is_needed_and_no_more(house: House) -> None:
    async with house.open() as pilot:
        names = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        places = {"Review", "Coding tasks", "Topics", "Traps"}
        assert names == {"Keys", "Theme", "Quit", "Begin"} | places
        await ask(pilot, "which-way")
        names = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert names >= {"Home", "Check", "Skip", "Notes", "Copy", "Flag", "Never ask this question again"}
        await press(pilot, "ctrl+p")
        await write(pilot, "keys")
        await until_shown(pilot, "Show the keys of this screen")
        await press(pilot, "enter")
        await until_shown(pilot, "of the screen beneath")


async def test_the_palette_leads_home_and_elsewhere(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "ctrl+p")
        await write(pilot, "topics")
        await until_shown(pilot, "How each stands")
        await press(pilot, "enter")
        await until_shown(pilot, "2 topics")
        await press(pilot, "escape")
        assert "Learn something new" in screen_text(pilot)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({"minutes": -5}, "now"),
        ({"seconds": 20}, "in 1 minute"),
        ({"minutes": 10}, "in 10 minutes"),
        ({"hours": 5}, "in 5 hours"),
        ({"hours": 17}, "in 17 hours"),
        ({"hours": 18}, "tomorrow"),
        ({"days": 3}, "in 3 days"),
        ({"days": 9}, "on Thu 3 Dec"),
    ],
)
def test_times_in_words(clock: Clock, later: dict[str, float], words: str) -> None:
    now = clock()
    clock.forward(**later)
    assert when(clock(), now) == words


async def test_leaving_closes_the_log_and_keeps_a_backup(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "which-way")
        await press(pilot, "1", "enter", "ctrl+q")
        await asyncio.sleep(0)
    assert os.listdir(house.places.data / "backups")  # noqa: PTH208 - names are enough
