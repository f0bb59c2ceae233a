"""The palette: every destination, action, setting, topic and task by its name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from harness import NARROW, NORMAL, WIDE, House, ask, press, screen_text, until, until_shown, write
from textual import events
from textual.command import CommandPalette, Hits

from trainer.tui.app import TrainerApp
from trainer.tui.destinations import PLACES, place
from trainer.tui.palette import HousePalette
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.settings.options import OPTIONS
from trainer.tui.settings.screen import SettingsScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


def titles(pilot: Pilot[None], *, offered: bool = False) -> list[str]:
    """What the palette finds, or what it offers before anything is typed."""
    commands = pilot.app.get_system_commands(pilot.app.screen)
    return [command.title for command in commands if command.discover or not offered]


async def found(pilot: Pilot[None], name: str, words: str) -> None:
    """Take what the palette finds first for a name."""
    await press(pilot, "ctrl+p")
    await write(pilot, name)
    await until_shown(pilot, words)
    await press(pilot, "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette), "the palette is closed")


async def test_nothing_is_left_out_or_named_twice(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, TrainerApp)
        assert app.library is not None
        names = titles(pilot)
        assert len(names) == len(set(names))
        assert {place.title for place in PLACES} <= set(names)
        assert {f"Setting: {option.title.lower()}" for option in OPTIONS} <= set(names)
        assert {f"Task: {task.title}" for task in app.library.catalogue.tasks} <= set(names)
        topics = [topic.title for track in app.library.catalogue.tracks for topic in track.topics]
        assert {f"Topic: {title}" for title in topics} <= set(names)
        assert not any(": " in name for name in titles(pilot, offered=True))


async def test_what_the_screen_does_stands_first(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "flat-loss")
        await press(pilot, "ctrl+p")
        await until_shown(pilot, "Skip this question")
        text = screen_text(pilot)
        assert text.index("Check") < text.index("Skip this question")
        assert "Where you stand" not in text or text.index("Skip this") < text.index("Where you stand")


async def test_a_task_opens_by_its_name_from_anywhere(house: House) -> None:
    async with house.open() as pilot:
        await ask(pilot, "flat-loss")
        app = pilot.app
        assert isinstance(app, TrainerApp)
        assert app.library is not None
        task = app.library.catalogue.tasks[0]
        await found(pilot, task.title.lower(), task.id)
        await until(pilot, lambda: isinstance(app.screen, CodingScreen), "the editor is open")
        assert not any(isinstance(screen, QuestionScreen) for screen in app.screen_stack)


async def test_a_topic_is_practised_by_its_name(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, TrainerApp)
        assert app.library is not None
        title = app.library.catalogue.tracks[0].topics[0].title
        await found(pilot, title.lower(), f"Topic: {title}")
        await until(pilot, lambda: isinstance(app.screen, QuestionScreen), "it is practised")


async def test_a_setting_opens_where_it_is_set(house: House) -> None:
    async with house.open() as pilot:
        await found(pilot, "setting mouse", "Now on")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen), "the settings are open")
        await until_shown(pilot, "› 8  Mouse")
        await found(pilot, "setting vim", "Now off")
        await until_shown(pilot, "› 7  Vim-like keys")
        await press(pilot, "escape")
        await until_shown(pilot, "Learn something new")


def test_every_place_that_home_lists_has_its_words() -> None:
    assert all(found.title and found.about for found in PLACES)
    with pytest.raises(StopIteration):
        place("nowhere")  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE, (200, 60)])
async def test_it_is_usable_at_every_size(house: House, size: tuple[int, int]) -> None:
    async with house.open(size=size) as pilot:
        await press(pilot, "ctrl+p")
        await until_shown(pilot, "What is due, then")
        await write(pilot, "quit")
        await until_shown(pilot, "everything answered")


async def test_enter_never_takes_what_was_found_for_fewer_letters(house: House) -> None:
    async with house.open() as pilot:
        await press(pilot, "ctrl+p")
        await write(pilot, "setting")
        await until_shown(pilot, "Setting: theme")
        for key in (*"vim", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until_shown(pilot, "› 7  Vim-like keys")


async def test_enter_behind_the_last_letter_waits_for_what_is_found(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        await press(pilot, "ctrl+p")
        await until_shown(pilot, "What is due, then")
        go_on = asyncio.Event()
        search = HousePalette.search

        async def late(self: HousePalette, query: str) -> Hits:
            await go_on.wait()
            async for hit in search(self, query):
                yield hit

        monkeypatch.setattr(HousePalette, "search", late)
        for key in (*"topics", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: "topics" in screen_text(pilot), "the letters are typed")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CommandPalette)
        go_on.set()
        await until_shown(pilot, "2 topics")
