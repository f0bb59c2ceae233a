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
from trainer.settings import SettingsFile
from trainer.tui import app as app_module
from trainer.tui.app import TrainerApp
from trainer.tui.browse.screen import BrowseScreen
from trainer.tui.clipboard import copy_text
from trainer.tui.crash import write_crash_log
from trainer.tui.destinations import PLACES
from trainer.tui.glyphs import ASCII, UNICODE, AsciiFilter, Glyphs, console_encoding, glyphs_for
from trainer.tui.screens.base import HouseScreen
from trainer.tui.statistics.screen import StatisticsScreen
from trainer.tui.themes import DARK, LIGHT, preferred_theme
from trainer.tui.when import when

if TYPE_CHECKING:
    from pathlib import Path

    from rich.style import Style
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
    def crashed(self: TrainerApp, **_: object) -> None:
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


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({}, "utf-8"),
        ({"LC_ALL": "C"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "ascii"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8"),
        ({"LC_ALL": "", "LANG": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}, "utf-8"),
    ],
)
def test_the_locale_that_was_set_decides_what_the_console_shows(
    environment: dict[str, str], encoding: str
) -> None:
    assert console_encoding("utf-8", environment) == encoding


def test_a_stream_without_utf_8_keeps_its_encoding() -> None:
    assert console_encoding("cp437", {"LC_ALL": "en_US.UTF-8"}) == "cp437"


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
        SettingsFile(house.places.data).change("theme", "a-theme-of-long-ago")
    async with house.open() as pilot:
        assert pilot.app.theme == DARK.name


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


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_without_colour_not_even_a_grey_is_sent(
    house: House, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with house.open() as pilot:
        pilot.app.theme = theme
        await ask(pilot, "why-it-works")
        segments = [part for strip in pilot.app.screen._compositor.render_strips() for part in strip]
        styles = {part.text.strip(): part.style for part in segments if part.style is not None}
        assert all(style.color is None and style.bgcolor is None for style in styles.values())
        muted = next(style for text, style in styles.items() if "rate it" in text)
        assert muted.dim
        assert not styles["Review"].dim
        assert any(style.underline for text, style in styles.items() if "rite it" in text)
        assert any(style.reverse for style in styles.values()), "the cursor is seen"


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_without_colour_a_scroll_bar_is_fainter_than_the_cursor(
    house: House, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with house.open(size=(40, 10)) as pilot:

        def parts() -> list[tuple[str, Style]]:
            strips = pilot.app.screen._compositor.render_strips()
            return [(part.text, part.style) for strip in strips for part in strip if part.style]

        pilot.app.theme = theme
        await press(pilot, "question_mark")
        blocks = [style for text, style in parts() if "█" in text]
        assert blocks, "there is a scroll bar"
        assert all(style.dim and not style.reverse for style in blocks)
        assert not any(style.reverse for _, style in parts())
        await press(pilot, "escape", "slash")
        await until_shown(pilot, "found")
        assert any(style.reverse and not style.dim for _, style in parts()), "the cursor is bright"


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
    def found(self: TrainerApp, **_: object) -> None:
        self.problem = Problem("nothing works")

    monkeypatch.setattr(TrainerApp, "run", found)
    with pytest.raises(Problem, match="nothing works"):
        app_module.run(house.places)


async def test_the_palette_has_what_is_needed_and_no_more(house: House) -> None:
    async with house.open() as pilot:
        names = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert names >= {"Keys", "Theme", "Quit", "Begin"} | {place.title for place in PLACES}
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
        ({"days": 9, "hours": 16}, "on Thu 3 Dec"),
        ({"days": 9, "hours": 18}, "on Fri 4 Dec"),
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


async def test_what_a_screen_counts_and_can_not_is_told_and_closes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open(CrashingScreen) as pilot:
        progress = pilot.app.library.progress  # type: ignore[attr-defined]
        with monkeypatch.context() as patch:
            for name in ("answers", "states"):
                patch.setattr(progress, name, unreadable)
            for screen in (StatisticsScreen(), BrowseScreen()):
                await pilot.app.push_screen(screen)
                await until_shown(pilot, "the disk would not read it; check the disk")
                await press(pilot, "escape")
        await pilot.app.push_screen(BrowseScreen())
        await until_shown(pilot, "10 found")


def unreadable(**_: object) -> list[object]:
    raise Problem("the disk would not read it", remedy="check the disk")
