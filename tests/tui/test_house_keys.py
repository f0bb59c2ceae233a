"""Keys typed faster than the app follows: each acts where it would have acted if typed slowly."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from harness import House, ask, screen_text, until, until_shown
from textual import events

from trainer.tui.screens.roundend import RoundEndScreen

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

NAMES = {"\r": "enter", " ": "space", ".": "full_stop", "\x12": "ctrl+r"}


def burst(pilot: Pilot[None], text: str) -> None:
    """Hand all keys to the app at once, as a terminal does when it was kept waiting."""
    for character in text:
        pilot.app.post_message(events.Key(NAMES.get(character, character), character))


def answers(pilot: Pilot[None]) -> list[tuple[str, bool]]:
    """What is on disk: question and whether it was right."""
    rows = pilot.app.library.progress.answers()  # type: ignore[attr-defined]
    return [(row.card.rpartition("/")[2], row.correct) for row in rows]


async def test_what_follows_an_enter_in_a_field_goes_to_the_next_question(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "one-step", "flat-loss")
        burst(pilot, "3.6\r\r2\r")
        await until(pilot, lambda: len(answers(pilot)) == 2, "both are answered")
        assert answers(pilot) == [("one-step", True), ("flat-loss", True)]


async def test_what_follows_an_enter_is_no_part_of_the_answer(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "one-step")
        burst(pilot, "3.6\r2")
        await until_shown(pilot, "✓ Right: 3.6.")
        assert "3.62" not in screen_text(pilot)


async def test_a_field_that_is_just_coming_gets_its_keys(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "flat-loss", "one-step")
        burst(pilot, "2\r\r3.6\r\r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoundEndScreen), "the round is over")
        assert answers(pilot) == [("flat-loss", True), ("one-step", True)]


async def test_a_screen_that_is_just_opening_gets_its_keys(house: House) -> None:
    async with house.open() as pilot:
        burst(pilot, "512")
        await until_shown(pilot, "1 of ")
        assert "Practice" in screen_text(pilot).splitlines()[0]


async def test_an_answer_of_ones_own_words_is_whole_when_it_is_handed_in(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "why-it-works")
        burst(pilot, "It points up.\rGo down.\x12\r")
        await until(pilot, lambda: bool(answers(pilot)), "the answer is on disk")


async def test_a_paste_waits_its_turn(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "flat-loss", "one-step")
        burst(pilot, "2\r\r")
        pilot.app.post_message(events.Paste("3.6"))
        burst(pilot, "\r")
        await until(pilot, lambda: len(answers(pilot)) == 2, "both are answered")
        assert answers(pilot)[-1] == ("one-step", True)


async def test_a_screen_that_is_busy_does_not_keep_the_learner_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.tui.keys.LONGEST_WAIT", 0.05)
    release, left = asyncio.Event(), asyncio.Event()
    async with house.open() as pilot:
        screen = await ask(pilot, "flat-loss")
        monkeypatch.setattr(pilot.app, "exit", lambda *_args, **_named: left.set())
        screen.call_later(release.wait)
        pilot.app.post_message(events.Key("j", "j"))
        pilot.app.post_message(events.Key("ctrl+q", None))
        await asyncio.wait_for(left.wait(), 20)
        release.set()
