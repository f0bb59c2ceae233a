"""Drills: the menu with its counts, the lists of topics and objectives, and what each begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from harness import NARROW, NORMAL, WIDE, House, press, screen_lines, screen_text, until, until_shown

from trainer.progress import Answer, Rating
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.screens.drills import DrillsScreen
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.screens.topics import ObjectivesScreen, TopicsScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def opened(pilot: Pilot[None]) -> DrillsScreen:
    screen = DrillsScreen()
    await pilot.app.push_screen(screen)
    await until_shown(pilot, "Weakest first")
    return screen


def answer(pilot: Pilot[None], name: str, rating: int) -> None:
    library = pilot.app.library  # type: ignore[attr-defined]
    library.progress.record_answer(
        Answer(f"mini/question/{name}", "h", Rating(rating), rating > 1, None, 9.0, 1, "review")
    )


async def step_back(pilot: Pilot[None]) -> None:
    """Out of the field, of the question, of the list."""
    for _ in range(4):
        if isinstance(pilot.app.screen, DrillsScreen):
            break
        await press(pilot, "escape")
    assert isinstance(pilot.app.screen, DrillsScreen)
    await until_shown(pilot, "Weakest first")


def note(pilot: Pilot[None], title: str) -> str:
    """What stands behind a row's title."""
    line = next(line for line in screen_lines(pilot) if title in line)
    return line.partition(title)[2].strip()


async def test_each_says_how_many_there_are_and_the_empty_ones_why(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        assert note(pilot, "By topic") == "2 topics"
        assert note(pilot, "By objective") == "2 objectives"
        assert note(pilot, "Traps only") == "1"
        assert note(pilot, "Coding only") == "1"
        assert note(pilot, "Wrong this week") == "none: nothing went wrong in the last seven days"
        assert note(pilot, "Weakest first") == "none: nothing was answered yet"
        assert "enter choose" in screen_lines(pilot)[-1]
        await press(pilot, "down", "down")
        assert "enter practise" in screen_lines(pilot)[-1]
        await press(pilot, "3")
        assert isinstance(pilot.app.screen, DrillsScreen)
        assert "Wrong this week: nothing went wrong in the last seven days." in screen_text(pilot)


async def test_the_counts_follow_what_is_answered(house: House) -> None:
    async with house.open() as pilot:
        screen = await opened(pilot)
        answer(pilot, "flat-loss", 1)
        answer(pilot, "which-way", 3)
        house.clock.forward(minutes=2)
        await screen.fill()
        await until_shown(pilot, "1, 1 due")
        assert note(pilot, "Traps only") == "1, 1 due"
        assert note(pilot, "Wrong this week") == "1, 1 due"
        assert note(pilot, "Weakest first") == "2, 1 due"
        assert note(pilot, "By topic") == "2 topics, 1 with something due"


@pytest.mark.parametrize(
    ("key", "asks"),
    [("5", "flat for 200 steps"), ("6", "Where are you after one step?")],
)
async def test_a_drill_begins_at_once(house: House, key: str, asks: str) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        await press(pilot, key)
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen), "a question is asked")
        await until_shown(pilot, asks)
        await step_back(pilot)


async def test_the_coding_drill_opens_the_task(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        await press(pilot, "7")
        await until(pilot, lambda: isinstance(pilot.app.screen, CodingScreen), "the task is open")


async def test_topics_and_objectives_say_how_each_stands_and_are_practised(house: House) -> None:
    async with house.open() as pilot:
        await opened(pilot)
        answer(pilot, "which-way", 3)
        await press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectivesScreen), "objectives are listed")
        await until_shown(pilot, "Knows the words.")
        shown = screen_text(pilot)
        assert re.search(
            r"Basics\n.*Knows the words\.\n +50 %|Knows the words\.\n +\d+ %, 1 of 4 seen", shown
        )
        assert "new, " in shown
        await press(pilot, "down", "enter")
        await until_shown(pilot, "Does the sums.")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await step_back(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, TopicsScreen), "topics are listed")
        await until_shown(pilot, "1 of 4 seen")
        await press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen), "the topic is practised")


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_at_every_size_the_numbers_stand(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await opened(pilot)
        assert note(pilot, "Traps only").startswith("1")
        assert all(len(line) <= size[0] for line in screen_lines(pilot))
