"""What keeps the loop free behind the screens: garbage collected in quiet moments, styles parsed once."""

from __future__ import annotations

import gc
import sys
import time
import weakref
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from harness import LIMIT_SECONDS, NORMAL, House, press, until
from textual.css import stylesheet as textual_stylesheet

from trainer.tui import tidying
from trainer.tui.app import TrainerApp
from trainer.tui.screens.tasks import TasksScreen
from trainer.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot


@pytest.fixture
def frozen() -> Iterator[None]:
    """What the app keeps from the collector is given back to the tests after it."""
    yield
    gc.unfreeze()


async def until_ground(pilot: Pilot[None], colour: str | None) -> None:
    """Wait until the screen has a theme's background."""
    await until(pilot, lambda: pilot.app.screen.styles.background.hex.lower() == colour, "the ground is new")


async def until_collected(pilot: Pilot[None], left: weakref.ref[TasksScreen]) -> None:
    """Wait until nothing of a closed screen is left, through more than one quiet moment if need be."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while left() is not None:
        assert time.monotonic() < deadline, "something of the closed screen is left"
        await pilot.pause(2 * tidying.QUIET_AFTER)
        # On a busy machine the screen is gone only after that moment: the next key brings another one.
        await press(pilot, "down")


async def closed_and_tidied(pilot: Pilot[None], rounds: list[str]) -> None:
    """Close the screen on top, and wait for a collection after that."""
    before = len(rounds)
    await press(pilot, "escape")
    await until(pilot, lambda: "collected" in rounds[before:], "it is tidied up")


@pytest.mark.usefixtures("frozen")
async def test_what_a_closed_screen_leaves_is_collected_once_it_is_quiet(house: House) -> None:
    app = TrainerApp(house.places, now=house.clock, own_process=True)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        gc.disable()  # only what is asked for collects
        try:
            opened = TasksScreen()
            left = weakref.ref(opened)
            await app.push_screen(opened)
            del opened
            await press(pilot, "escape")
            await until_collected(pilot, left)
        finally:
            gc.enable()


@pytest.mark.usefixtures("frozen")
async def test_only_with_code_that_is_new_more_is_kept_from_the_collector(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is never collected: screens closed again and again must not pile up there."""
    rounds: list[str] = []
    monkeypatch.setattr(tidying.gc, "collect", lambda: rounds.append("collected"))
    monkeypatch.setattr(tidying.gc, "freeze", lambda: rounds.append("kept"))
    app = TrainerApp(house.places, now=house.clock, own_process=True)
    app._warm_screens = lambda: None  # type: ignore[method-assign,assignment,return-value]
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        for name in ("", "a_module_of_this_test", ""):
            await app.push_screen(TasksScreen())
            if name:
                monkeypatch.setitem(sys.modules, name, ModuleType(name))
            rounds.append(name or "closed")
            await closed_and_tidied(pilot, rounds)
    # On a busy machine a quiet moment may come before a screen is gone, and another one after that.
    told = [word for word in rounds[rounds.index("a_module_of_this_test") :] if word != "collected"]
    assert told == ["a_module_of_this_test", "kept", "closed"]


async def test_each_source_of_styles_is_parsed_once_for_each_theme(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[tuple[str, object, object]] = []
    parse = textual_stylesheet.parse

    def counted(scope: str, css: str, read_from: object, **given: object) -> object:
        parsed.append((app.theme, read_from, given["tie_breaker"]))
        return parse(scope, css, read_from, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(textual_stylesheet, "parse", counted)
    app = TrainerApp(house.places, now=house.clock)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        for key in ("f1", "escape", "ctrl+p", "escape"):
            await press(pilot, key)
        for theme in (LIGHT, DARK, LIGHT):
            app.theme = theme.name
            await until_ground(pilot, theme.background)
            await press(pilot, "f1", "escape")
    assert {theme for theme, *_ in parsed} >= {LIGHT.name, DARK.name}
    assert len(parsed) == len(set(parsed))
