"""What keeps the loop free behind the screens: garbage collected in quiet moments, styles parsed once."""

from __future__ import annotations

import gc
import sys
import weakref
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from harness import NORMAL, House, press, until
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


async def until_tidied(pilot: Pilot[None], rounds: list[str]) -> None:
    """Wait for one more collection."""
    before = rounds.count("collected")
    await until(pilot, lambda: rounds.count("collected") > before, "it is tidied up")


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
            await until(pilot, lambda: left() is None, "nothing of the closed screen is left")
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
            await press(pilot, "escape")
            if name:
                monkeypatch.setitem(sys.modules, name, ModuleType(name))
            rounds.append(name or "closed")
            await until_tidied(pilot, rounds)
    told = rounds[rounds.index("a_module_of_this_test") :]
    assert told == ["a_module_of_this_test", "collected", "kept", "closed", "collected"]


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
