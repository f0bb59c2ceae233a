"""The settings screen: what is changed holds at once, is kept, and says what it does."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from harness import (
    NARROW,
    NORMAL,
    WIDE,
    House,
    ask,
    click_text,
    press,
    row_of,
    screen_lines,
    screen_text,
    until,
    until_shown,
    write,
)
from textual import events
from textual.command import CommandPalette

from graders.errors import Problem
from trainer.progress import Answer, Policy, Progress, Rating, rebuilding
from trainer.settings import Settings, SettingsFile
from trainer.tui.host import HouseApp
from trainer.tui.settings.options import OPTIONS, stepped
from trainer.tui.settings.screen import SettingsScreen
from trainer.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from trainer.progress.store import CardLog


async def opened(pilot: Pilot[None], at: str = "") -> HouseApp:
    app = pilot.app
    assert isinstance(app, HouseApp)
    await app.push_screen(SettingsScreen(at))
    await pilot.pause()
    return app


def kept(house: House) -> Settings:
    return SettingsFile(house.places.data).settings


async def test_a_theme_shows_at_once_and_at_the_next_start(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot)
        assert app.theme == DARK.name
        await press(pilot, "right", "right")
        assert app.theme == LIGHT.name
        assert "light" in screen_text(pilot)
        assert kept(house).theme == LIGHT.name
        await press(pilot, "left", "left", "left")
        assert kept(house).theme == "auto"
        assert app.theme == DARK.name
    async with house.open() as pilot:
        assert pilot.app.theme == DARK.name


async def test_every_theme_that_is_offered_can_be_shown_and_the_list_of_them_searched(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot)
        offered = {str(name) for name in OPTIONS[0].steps(app)} - {"auto"}
        assert {DARK.name, LIGHT.name, "nord", "solarized-light"} <= offered
        assert offered <= set(app.available_themes)
        assert not any("ansi" in name for name in offered)
        await press(pilot, "enter")
        assert isinstance(app.screen, CommandPalette)
        await write(pilot, "nord")
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: kept(house).theme == "nord", "the theme is kept")
        await until_shown(pilot, "nord")


async def test_the_goals_are_in_the_log(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot, "new_per_day")
        await press(pilot, "right")
        assert app.library is not None
        assert app.library.progress.setting("new_per_day") == 25
        await press(pilot, "3", "enter")
        await press(pilot, "backspace", "backspace")
        await write(pilot, "601")
        await press(pilot, "enter")
        assert "Type a number from 0 to 600." in screen_text(pilot)
        await press(pilot, "backspace", "enter")
        assert app.library.progress.setting("minutes_per_day") == 60
        assert "Type" not in screen_text(pilot)
        await press(pilot, "r")
        assert app.library.progress.setting("minutes_per_day") == 0
        assert "no goal" in screen_text(pilot)


def practised(house: House) -> None:
    """Two questions known for a while."""
    with Progress.open(house.places.data, now=house.clock) as progress:
        for name in ("flat-loss", "which-way"):
            for days in (0, 3, 9):
                house.clock.forward(days=days)
                progress.record_answer(
                    Answer(
                        f"mini/question/{name}",
                        rating=Rating.GOOD,
                        correct=True,
                        response=0,
                        seed=1,
                        seconds=5.0,
                        mode="review",
                        content_hash="",
                    )
                )
        house.clock.forward(days=8)


async def test_another_retention_says_what_it_does_before_it_is_kept(house: House) -> None:
    practised(house)
    async with house.open() as pilot:
        app = await opened(pilot, "retention")
        assert app.library is not None
        progress = app.library.progress
        await press(pilot, *["right"] * 4)
        await until_shown(pilot, "96 % instead of 90 %: ")
        told = " ".join(screen_text(pilot).split())
        assert "within seven days instead of" in told
        assert progress.policy().retention == 0.9
        await press(pilot, "escape")
        assert "instead of" not in screen_text(pilot)
        assert "90 %" in screen_text(pilot)
        assert progress.policy().retention == 0.9
        await press(pilot, "enter", *["backspace"] * 4)
        await write(pilot, "97")
        await press(pilot, "enter")
        await until_shown(pilot, "97 % instead of 90 %: 1 card due now instead of 0")
        assert "enter keep 97 %" in screen_lines(pilot)[-1]
        await press(pilot, "enter")
        await until(pilot, lambda: progress.policy().retention == 0.97, "it is kept")
        await until(pilot, lambda: "anew:" not in screen_text(pilot), "every card is scheduled")
        assert progress.events()[-1].payload == {"name": "retention", "value": 0.97}


def unreadable(*_: object, **__: object) -> None:
    raise Problem("the disk would not read it", remedy="check the disk")


async def test_a_log_that_can_not_be_read_for_it_is_told_and_nothing_seems_to_be_counted(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await opened(pilot, "retention")
        monkeypatch.setattr("trainer.progress.workload.workload_at", unreadable)
        await press(pilot, "right")
        await until_shown(pilot, "the disk would not read it")
        await pilot.pause()
        assert "Counting" not in screen_text(pilot)


async def test_how_far_it_is_is_shown_and_esc_calls_it_off(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where it is not called off, the next one is kept."""
    practised(house)
    begun = threading.Event()
    real = rebuilding.prepare

    def slow(log: CardLog, policy: Policy, *, cancel: threading.Event, done: Callable[..., None]) -> Any:
        done(1, 4)
        begun.set()
        assert cancel.wait(20)
        return real(log, policy, cancel=cancel, done=done)

    async with house.open() as pilot:
        app = await opened(pilot, "retention")
        assert app.library is not None
        progress = app.library.progress
        before = progress.states(), progress.events()
        with monkeypatch.context() as patch:
            patch.setattr(rebuilding, "prepare", slow)
            await press(pilot, "right", "enter")
            await until(pilot, begun.is_set, "it is under way")
            await until_shown(pilot, "anew: 25%")
            assert "esc call off" in screen_lines(pilot)[-1]
            assert "enter" not in screen_lines(pilot)[-1]
            await press(pilot, "down", "r", "enter", "2")
            assert "anew: 25%" in screen_text(pilot)
            await press(pilot, "escape")
            await until_shown(pilot, "Called off; nothing has changed.")
        assert (progress.states(), progress.events()) == before
        assert "90 %" in screen_text(pilot)
        await press(pilot, "right", "enter")
        await until(pilot, lambda: progress.policy().retention == 0.92, "it is kept")


async def test_moving_on_leaves_a_retention_that_was_not_kept(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot, "retention")
        await press(pilot, "right", "down", "up")
        assert "90 %" in screen_text(pilot)
        assert app.library is not None
        assert app.library.progress.events() == []


async def test_the_editor_is_the_one_that_is_set(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "nano")
    async with house.open() as pilot:
        app = await opened(pilot, "editor")
        assert "nano" in screen_text(pilot)
        await press(pilot, "enter")
        await write(pilot, "code")
        await press(pilot, "enter")
        assert kept(house).editor == "code"
        assert app.environment["VISUAL"] == "code"
        await press(pilot, "enter")
        app.screen.query_one("Field").value = '"code'  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "editor is no command: no closing quotation" in " ".join(screen_text(pilot).split())
        assert kept(house).editor == "code"


async def test_the_pause_before_grading_and_no_grading(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot, "grading")
        await press(pilot, "right")
        assert app.settings.grade_delay == 0.5
        await press(pilot, "left", "left")
        assert "off" in screen_text(pilot)
        assert app.library is not None
        assert app.library.progress.setting("grade-while-typing") is False
        await press(pilot, "enter", *["backspace"] * 3)
        await write(pilot, "1.5")
        await press(pilot, "enter")
        assert kept(house).grade_delay == 1.5
        assert app.library.progress.setting("grade-while-typing") is True


async def test_vim_keys_move_only_if_set_and_never_in_a_field(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot)

        def marked() -> int | None:
            return app.screen.query_one("RowList").cursor  # type: ignore[attr-defined,no-any-return]

        await press(pilot, "j")
        assert marked() == 0
        app.change_setting("vim_keys", True)
        await press(pilot, "j", "j", "k")
        assert marked() == 1
        await press(pilot, "G")
        assert marked() == len(OPTIONS) - 1
        await press(pilot, "g")
        assert marked() == 0
        await press(pilot, "5", "enter")
        await write(pilot, "jkg")
        await press(pilot, "enter")
        assert kept(house).editor == "jkg"
        await press(pilot, "escape", "G")
        await until_shown(pilot, "› 9  Settings")
        await ask(pilot, "flat-loss")
        await press(pilot, "j", "j", "enter")
        await until_shown(pilot, "✓ Right")


async def terminal_click(pilot: Pilot[None], text: str) -> None:
    """A click as the terminal's driver hands it to the app."""
    row = row_of(pilot, text)
    column = screen_lines(pilot)[row].index(text) + 1
    for kind in (events.MouseDown, events.MouseUp):
        pilot.app.post_message(
            kind(None, column, row, 0, 0, 1, False, False, False, screen_x=column, screen_y=row)
        )
    await pilot.pause()


async def test_the_mouse_can_be_switched_off_and_on_again(house: House) -> None:
    async with house.open() as pilot:
        app = await opened(pilot)
        await click_text(pilot, "Mouse")
        await press(pilot, "enter")
        assert kept(house).mouse is False
        await terminal_click(pilot, "Theme")
        await terminal_click(pilot, "Theme")
        assert app.screen.query_one("RowList").cursor == 7  # type: ignore[attr-defined]
        assert kept(house) == Settings(mouse=False)
        await press(pilot, "enter")
        assert kept(house).mouse is True
        await terminal_click(pilot, "Vim-like")
        assert app.screen.query_one("RowList").cursor == 6  # type: ignore[attr-defined]


class FakeDriver:
    """What the drivers of a terminal have."""

    def __init__(self) -> None:
        self._mouse = True
        self.done: list[str] = []

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.done.append("on")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.done.append("off")


async def test_the_terminal_is_told_of_the_mouse(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house.open() as pilot:
        app = await opened(pilot)
        driver = FakeDriver()
        with monkeypatch.context() as patch:
            patch.setattr(app, "_driver", driver)
            app.change_setting("mouse", False)
            assert (driver.done, driver._mouse) == (["off"], False)
            app.change_setting("mouse", True)
            assert (driver.done, driver._mouse) == (["off", "on"], True)


async def test_what_a_hand_changed_meanwhile_holds_with_the_next_change(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        app = await opened(pilot, "vim_keys")
        driver = FakeDriver()
        path = house.places.data / "settings.toml"
        path.write_text(f'mouse = false\ntheme = "{LIGHT.name}"\n', encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(app, "_driver", driver)
            app.change_setting("vim_keys", True)
        assert (driver.done, app.theme) == (["off"], LIGHT.name)
        assert kept(house) == Settings(theme=LIGHT.name, mouse=False, vim_keys=True)


async def test_a_damaged_file_is_told_and_set_aside_by_the_next_change(house: House) -> None:
    house.places.data.mkdir(parents=True, exist_ok=True)
    path = house.places.data / "settings.toml"
    path.write_text("mouse = no\n", encoding="utf-8")
    async with house.open() as pilot:
        await opened(pilot)
        assert "settings.toml:1: is not TOML" in "".join(line.strip() for line in screen_lines(pilot))
        await press(pilot, "7", "enter")
        text = "".join(line.strip() for line in screen_lines(pilot))
        assert "settings-damaged-1.toml" in text
    assert (house.places.data / "settings-damaged-1.toml").read_text(encoding="utf-8") == "mouse = no\n"
    assert kept(house).vim_keys


def refused(self: SettingsFile, text: str) -> None:
    raise Problem("no space left on device", where=str(self.path))


async def test_what_can_not_be_kept_holds_until_the_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        app = await opened(pilot, "vim_keys")
        monkeypatch.setattr(SettingsFile, "_write", refused)
        await press(pilot, "enter")
        assert "Not kept" in screen_text(pilot)
        assert app.settings.vim_keys


async def test_the_file_is_edited_by_hand(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with house.open() as pilot:
        app = await opened(pilot)
        await press(pilot, "o")
        assert "can't be lent to an editor" in " ".join(screen_text(pilot).split())
        path = house.places.data / "settings.toml"
        text = path.read_text(encoding="utf-8")
        assert "# vim-keys = false" in text
        path.write_text(text.replace("# vim-keys = false", "vim-keys = true"), encoding="utf-8")
        assert app.read_settings() == ""
        assert app.settings == Settings(vim_keys=True)


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE, (200, 60)])
async def test_every_setting_and_its_value_is_seen_at_every_size(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        app = await opened(pilot)
        text = screen_text(pilot)
        for option in OPTIONS:
            row = next(line for line in text.splitlines() if option.title in line)
            value = option.words(app, option.read(app))
            assert value in row or len(value) > 10


@pytest.mark.parametrize(
    ("now", "direction", "then"),
    [
        (20, 1, 25),
        (20, -1, 15),
        (22, 1, 25),
        (22, -1, 20),
        (100, 1, 100),
        (500, 1, 500),
        (500, -1, 100),
        (0, -1, 0),
    ],
)
def test_a_value_in_between_goes_to_its_neighbour(now: int, direction: int, then: int) -> None:
    assert stepped((0, 5, 10, 15, 20, 25, 100), now, direction) == then


async def test_home_shows_the_goal_and_what_is_wrong_with_the_file(house: House) -> None:
    house.places.data.mkdir(parents=True, exist_ok=True)
    (house.places.data / "settings.toml").write_text("mouse = 3\n", encoding="utf-8")
    with Progress.open(house.places.data, now=house.clock) as progress:
        progress.set_setting("minutes_per_day", 20)
        card = "mini/question/flat-loss"
        answer = Answer(
            card,
            rating=Rating.GOOD,
            correct=True,
            response=0,
            seed=1,
            seconds=180.0,
            mode="review",
            content_hash="",
        )
        progress.record_answer(answer)
    async with house.open(size=WIDE) as pilot:
        await until_shown(pilot, "3 of 20 minutes")
        await until_shown(pilot, "mouse is neither true nor false; the default holds")


async def test_what_of_the_log_can_not_be_read_is_said_and_the_rest_can_be_set(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(Progress, "setting", unreadable)
            await opened(pilot, "theme")
            await press(pilot, "2", "right", "3", "enter", "escape")
            assert "the disk would not read it; check the disk" in screen_text(pilot)
            rows = [line for line in screen_lines(pilot) if "can't be read" in line]
            assert ["New cards a day" in rows[0], "Minutes a day" in rows[1]] == [True, True]
        await press(pilot, "down")
        assert "can't be read" not in screen_text(pilot)
