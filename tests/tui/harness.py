"""The app on a small track, with a fixed clock, driven without a terminal; what tests of screens share."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from textual import events

from trainer.practice import round_of
from trainer.tui.app import TrainerApp
from trainer.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen

    from trainer.places import Places

DATA = Path(__file__).parent / "data"
NORMAL = (80, 24)
NARROW = (40, 20)
WIDE = (120, 40)
LIMIT_SECONDS = 60
LOOK_EVERY = 0.01
"""A loop that never rests keeps the interpreter from the app's threads, which then take seconds to import."""


class Clock:
    """A clock that stands until it is set forward."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **delta: float) -> None:
        self.time += timedelta(**delta)


class House:
    """Opens the app and looks at it as a learner does: at the letters on the screen."""

    def __init__(self, places: Places, clock: Clock) -> None:
        self.places = places
        self.clock = clock

    @asynccontextmanager
    async def open(
        self,
        start: Callable[[], Screen[None]] | None = None,
        *,
        size: tuple[int, int] = NORMAL,
        encoding: str = "utf-8",
    ) -> AsyncIterator[Pilot[None]]:
        app = TrainerApp(self.places, now=self.clock, start=start, rng=Random(3), encoding=encoding)
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: app.library is not None, "the library is open")
            await pilot.pause()
            yield pilot


async def until(pilot: Pilot[None], condition: Callable[[], bool], name: str) -> None:
    """Wait for a named condition; fails with its name and the screen as it then was."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain until {name}; the screen shows:\n{screen_text(pilot)}")
        await pilot.pause(LOOK_EVERY)


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """The rows of the screen as they are drawn."""
    app = pilot.app
    strips = app.screen._compositor.render_strips()
    lines = []
    for strip in strips:
        segments = list(strip)
        for line_filter in app.get_line_filters():
            segments = line_filter.apply(segments, app.screen.background_colors[1])
        lines.append("".join(segment.text for segment in segments).rstrip())
    return lines


def screen_text(pilot: Pilot[None]) -> str:
    """The whole screen as one text."""
    return "\n".join(screen_lines(pilot))


async def until_shown(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is on the screen."""
    await until(pilot, lambda: text in screen_text(pilot), f"{text!r} is shown")


async def ask(pilot: Pilot[None], *names: str) -> QuestionScreen:
    """Ask questions of the small track, in this order."""
    app = pilot.app
    assert isinstance(app, TrainerApp)
    assert app.library is not None
    keys = [f"mini/question/{name}" for name in names]
    library = app.library
    round_ = round_of(library.progress, library.catalogue, Random(3), keys, name="Review", mode="review")
    screen = QuestionScreen(round_)
    await app.push_screen(screen)
    await pilot.pause()
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; a text longer than a key's name is typed."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text into the focused field."""
    names = {
        " ": "space",
        ".": "full_stop",
        "/": "slash",
        "%": "percent_sign",
        "-": "minus",
        "[": "left_square_bracket",
    }
    names["]"] = "right_square_bracket"
    await pilot.press(*(names.get(character, character) for character in text))
    await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text into the focused field."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def row_of(pilot: Pilot[None], text: str) -> int:
    """The row of the screen that shows a text."""
    return next(index for index, line in enumerate(screen_lines(pilot)) if text in line)


async def click_text(pilot: Pilot[None], text: str) -> None:
    """Click on a text where it is drawn."""
    row = row_of(pilot, text)
    column = screen_lines(pilot)[row].index(text)
    await pilot.click(offset=(column + 1, row))
    await pilot.pause()
