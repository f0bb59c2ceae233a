"""What the pictures have in common: how the app is walked through, and whose log it has."""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer.bank import open_catalogue
from trainer.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from trainer.places import Places

__all__ = [
    "RIGHT",
    "WRONG",
    "Clock",
    "filled",
    "press",
    "shown",
    "standalone",
    "typed",
    "until",
    "until_true",
]

LIMIT_SECONDS: Final = 60.0
MONTHS_OF_DAYS: Final = 200

WRONG: Final = """\
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        gradient = 2 * np.mean(w - X)
        w = w - learning_rate * gradient
    return w
"""
RIGHT: Final = WRONG.replace("mean", "sum")


class Clock:
    """A morning that stands until it is set forward: pictures differ only where the app does."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.time

    def forward(self, **delta: float) -> None:
        """Set it forward."""
        self.time += timedelta(**delta)


def filled(places: Places, clock: Clock) -> None:
    """Write a log of months, as of somebody who practises a few times a week."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "tui"))
    from months import Learner  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - of the tests

    catalogue = open_catalogue(places.content, places.cache)
    learner = Learner(list(catalogue.cards), new_a_day=2)
    with Progress.open(places.data, now=clock) as progress:
        progress.add_events(list(learner.events(clock() - timedelta(days=1), MONTHS_OF_DAYS)))


def shown(pilot: Pilot[None]) -> str:
    """The screen as text."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to read it
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def until_true(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait for a condition."""
    try:
        async with asyncio.timeout(LIMIT_SECONDS):
            while not condition():
                await pilot.pause(0.02)
    except TimeoutError:
        sys.exit(f"Waited in vain; the screen shows:\n{shown(pilot)}")
    await pilot.pause()


async def until(pilot: Pilot[None], *texts: str) -> None:
    """Wait until the screen shows every text."""
    await until_true(pilot, lambda: all(text in shown(pilot) for text in texts))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let them act."""
    await pilot.press(*keys)
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text into the field that has the cursor."""
    await press(pilot, *({" ": "space", ".": "full_stop", ",": "comma"}.get(each, each) for each in text))


def standalone(svg: str) -> str:
    """A screenshot with no font from anybody's server, and no run of spaces folded away."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return svg.replace("<text ", '<text xml:space="preserve" ')
