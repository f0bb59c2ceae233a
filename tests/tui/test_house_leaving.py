"""A screen left, or an app ended, in the moment a screen opens: nothing crashes, whatever was on its way."""

from __future__ import annotations

import asyncio
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING

import pytest
from harness import NORMAL, House, press, until
from textual.css.query import NoMatches

from trainer.practice import round_of
from trainer.tui.app import TrainerApp
from trainer.tui.destinations import PLACES
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from trainer.places import Places

MOMENTS = (0, 1, 3, 8, 20, 36)
"""Turns of the event loop between opening and leaving: composing, mounting, looking up, the first drawing."""


def question(app: TrainerApp) -> QuestionScreen:
    assert app.library is not None
    progress, catalogue = app.library.progress, app.library.catalogue
    keys = ["mini/question/which-way"]
    return QuestionScreen(round_of(progress, catalogue, Random(3), keys, name="Review", mode="review"))


def opened(module: str, name: str) -> Callable[[TrainerApp], Screen[None]]:
    return lambda _: getattr(import_module(module), name)()


SCREENS: dict[str, Callable[[TrainerApp], Screen[None]]] = {
    "coding": lambda _: CodingScreen("mini/task/add-up"),
    "question": question,
    **{place.to: opened(*place.screen) for place in PLACES if place.screen is not None},
}


class LookingScreen(HouseScreen[None]):
    """Looks for a widget it never had."""

    def key_x(self) -> None:
        self.query_one("#never-there")


def app_at(places: Places, house: House) -> TrainerApp:
    return TrainerApp(places, now=house.clock, rng=Random(3))


async def turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_can_be_left_at_any_moment(house: House, name: str) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, TrainerApp)
        home = app.screen
        for moment in MOMENTS:
            screen = SCREENS[name](app)
            app.push_screen(screen)
            await turns(moment)
            assert app.screen is screen
            screen.dismiss()
            await until(pilot, lambda: app.screen is home, "Home is back")
            await pilot.pause()
    assert not app.crash_words


ENDED = ("coding", "question", "browse", "settings", "lab")


@pytest.mark.parametrize("name", ENDED)
@pytest.mark.parametrize("moment", [0, 3])
async def test_the_app_can_be_ended_at_any_moment(house: House, name: str, moment: int) -> None:
    app = app_at(house.places, house)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        app.push_screen(SCREENS[name](app))
        await turns(moment)
        app.exit()
    assert not app.crash_words
    assert app.return_code == 0


@pytest.mark.parametrize("name", ENDED)
async def test_the_app_can_be_cut_off_before_a_screen_was_composed(house: House, name: str) -> None:
    app = app_at(house.places, house)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        # In the turn in which the pilot ends the app: as a thread does that comes back just then.
        asyncio.get_running_loop().call_soon(app.push_screen, SCREENS[name](app))
    assert not app.crash_words


async def test_a_widget_that_was_never_there_is_still_a_crash(house: House) -> None:
    app = app_at(house.places, house)
    with pytest.raises(NoMatches):
        await looked_for(app)
    assert "NoMatches" in app.crash_words


async def looked_for(app: TrainerApp) -> None:
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: app.library is not None, "the library is open")
        await app.push_screen(LookingScreen())
        await press(pilot, "x")
