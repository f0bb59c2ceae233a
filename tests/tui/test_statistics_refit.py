"""Fitting the schedule on its screen, with another program in the optimizer's place."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS
from harness import NARROW, press, screen_lines, screen_text, until, until_shown
from months import Learner

from trainer.progress import Progress
from trainer.progress import optimizer as optimizer_module
from trainer.progress import refit as module
from trainer.tui.statistics import refit as screen_module
from trainer.tui.statistics.refit import RefitScreen
from trainer.tui.statistics.screen import StatisticsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from harness import Clock, House
    from textual.pilot import Pilot

    from trainer.places import Places

LONGER = [4 * weight if number < 4 else weight for number, weight in enumerate(DEFAULT_PARAMETERS)]
ANSWERS = f"import json, sys; sys.stdin.read(); json.dump({LONGER}, sys.stdout)"
NEVER = (
    "import sys, time; sys.stdin.read(); sys.stderr.write('Optimizing:  40%|####      | 2/5 [00:31<00:46]');"
    " sys.stderr.flush(); time.sleep(3600)"
)


@pytest.fixture
def months(places: Places, clock: Clock) -> None:
    """A log with enough to learn from, of somebody who keeps things longer than FSRS foretells."""
    keys = [f"mini/question/q{number}" for number in range(220)]
    with Progress.open(places.data, now=clock) as progress:
        progress.add_events(list(Learner(keys, strength=3.0, new_a_day=4).events(clock(), 91)))


@pytest.fixture
def optimizer(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The libraries are there, and a program of ours."""
    monkeypatch.setattr(module, "can_refit", lambda: True)
    monkeypatch.setattr(screen_module, "can_refit", lambda: True)
    monkeypatch.setattr(optimizer_module, "_FIT", ANSWERS)
    return monkeypatch


async def fit(pilot: Pilot[None]) -> None:
    """From the statistics into the fit, and let it begin."""
    await until_shown(pilot, "Coming due")
    await press(pilot, "f")
    await until_shown(pilot, "to learn from")
    await press(pilot, "enter")


async def test_too_few_reviews_are_counted_and_there_is_nothing_to_fit(house: House) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await until_shown(pilot, "There is no answer yet.")
        await press(pilot, "f")
        await until_shown(pilot, "0 of 512 reviews so far")
        assert "the weights of FSRS’s authors" in screen_text(pilot)
        assert "enter" not in screen_lines(pilot)[-1]
        await press(pilot, "escape")
        await until_shown(pilot, "There is no answer yet.")


@pytest.mark.usefixtures("months")
async def test_without_the_libraries_it_says_how_to_install_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_module, "can_refit", lambda: False)
    async with house.open(StatisticsScreen) as pilot:
        await until_shown(pilot, "Coming due")
        await press(pilot, "f")
        await until_shown(pilot, "pip install 'ml-interview-trainer[refit]'")
        assert "enter" not in screen_lines(pilot)[-1]


@pytest.mark.usefixtures("months", "optimizer")
async def test_before_and_after_taken_on_and_undone(house: House) -> None:
    async with house.open(StatisticsScreen) as pilot:
        await until_shown(pilot, "Coming due")
        progress = pilot.app.library.progress
        states = dict(progress.states())
        await press(pilot, "f")
        await until_shown(pilot, "reviews to learn from")
        assert "u undo" not in screen_lines(pilot)[-1]
        await press(pilot, "enter")
        await until_shown(pilot, "enter take on")
        await pilot.pause()
        assert "Before and after" in screen_text(pilot)
        text = " ".join(screen_text(pilot).split())
        for words in ("now", "fitted", "recalled", "cards due within 7 days", "would come at another time"):
            assert words in text
        assert progress.policy().parameters == ()
        await press(pilot, "enter")
        await until_shown(pilot, "Taken on")
        assert progress.policy().parameters == tuple(LONGER)
        assert "weights fitted to you" in screen_text(pilot)
        await press(pilot, "u")
        await until_shown(pilot, "Gone back")
        assert progress.policy().parameters == ()
        assert dict(progress.states()) == states


@pytest.mark.usefixtures("months", "optimizer")
async def test_a_fit_left_as_it_is_changes_nothing(house: House) -> None:
    async with house.open(StatisticsScreen, size=NARROW) as pilot:
        await fit(pilot)
        await until_shown(pilot, "enter take on")
        await press(pilot, "escape")
        await until_shown(pilot, "Left as it is.")
        assert pilot.app.library.progress.policy().parameters == ()


@pytest.mark.usefixtures("months")
async def test_it_shows_how_far_it_is_and_can_be_called_off(
    house: House, optimizer: pytest.MonkeyPatch
) -> None:
    optimizer.setattr(optimizer_module, "_FIT", NEVER)
    async with house.open(StatisticsScreen) as pilot:
        await fit(pilot)
        await until_shown(pilot, "round 3 of 5")
        assert "esc call off" in screen_lines(pilot)[-1]
        assert "enter" not in screen_lines(pilot)[-1]
        await press(pilot, "escape")
        await until_shown(pilot, "Called off; nothing has changed.")
        assert "enter fit" in screen_lines(pilot)[-1]


class GoneMeanwhile(RefitScreen):
    """What it counts, and the end of a fit, come when its widgets are gone and it is not yet."""

    shown_in_vain = False

    async def on_unmount(self) -> None:  # type: ignore[override]
        assert not self.query("*")
        await self._look()
        await self._fit()
        self.say("Nobody reads this.")
        self.shown_in_vain = True


@pytest.mark.usefixtures("months", "optimizer")
async def test_left_before_a_fit_ends_it_shows_nothing(house: House) -> None:
    async with house.open(StatisticsScreen) as pilot:
        screen = GoneMeanwhile()
        await pilot.app.push_screen(screen)
        await until_shown(pilot, "reviews to learn from")
        await press(pilot, "escape")
        await until(pilot, lambda: screen.shown_in_vain, "the fit ended")
        await until_shown(pilot, "Coming due")


@pytest.mark.usefixtures("months")
async def test_who_leaves_the_app_leaves_no_process_behind(
    house: House, optimizer: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "process"
    optimizer.setattr(
        optimizer_module, "_FIT", f"import os; open({str(told)!r}, 'w').write(str(os.getpid())); {NEVER}"
    )
    async with house.open(StatisticsScreen) as pilot:
        await fit(pilot)
        await until_shown(pilot, "round 3 of 5")
        process = int(told.read_text())
        os.kill(process, 0)  # it is there
    async with asyncio.timeout(20):
        while is_running(process):
            await asyncio.sleep(0.05)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.usefixtures("months")
async def test_a_failure_is_told_and_the_weights_stay(house: House, optimizer: pytest.MonkeyPatch) -> None:
    optimizer.setattr(optimizer_module, "_FIT", "import sys; sys.stdin.read(); raise MemoryError('all gone')")
    async with house.open(StatisticsScreen) as pilot:
        await fit(pilot)
        await until(pilot, lambda: "all gone" in screen_text(pilot), "the failure is told")
        assert "the weights in use stay as they are" in " ".join(screen_text(pilot).split())
