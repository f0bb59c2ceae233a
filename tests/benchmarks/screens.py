"""The longest time each screen holds the event loop up, with ten thousand answers in the log.

While a callback of the loop runs, no key is heard and nothing is drawn. Every screen is opened and used as a
learner would, in the real app without a terminal; each callback is timed, and the longest one told. The goal
is for its CPU time: the wall also says what else the machine was doing.

    python tests/benchmarks/screens.py [ANSWERS]
"""

# ruff: noqa: T201 - it prints

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from trainer.bank import open_catalogue
from trainer.days import to_micros
from trainer.places import Places, shipped_content
from trainer.progress import Progress
from trainer.progress.model import Event, is_task
from trainer.tui.app import TrainerApp
from trainer.tui.destinations import PLACES
from trainer.tui.settings.screen import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.pilot import Pilot

ANSWERS = 10_000
DAYS = 400
GOAL_MS = 50.0
SIZE = (120, 40)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LIMIT_SECONDS = 60.0


class Blocks:
    """How long the loop's callbacks take: the longest since it was last asked, in wall and in CPU time."""

    def __init__(self) -> None:
        self._longest = (0.0, 0.0)
        self._looking = 0.0
        run = asyncio.Handle._run

        def timed(handle: asyncio.Handle) -> None:
            self._looking = 0.0
            wall, cpu = time.perf_counter(), time.thread_time()
            run(handle)
            wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
            self._longest = max(self._longest, (wall - self._looking, cpu - self._looking))

        asyncio.Handle._run = timed  # type: ignore[method-assign]

    @contextmanager
    def looking(self) -> Iterator[None]:
        """What is done inside is this script's own doing and not counted."""
        start = time.perf_counter()
        yield
        self._looking += time.perf_counter() - start

    def taken(self) -> tuple[float, float]:
        """Milliseconds of the longest, wall and CPU; the next one begins at nothing."""
        (wall, cpu), self._longest = self._longest, (0.0, 0.0)
        return 1000 * wall, 1000 * max(cpu, 0.0)


BLOCKS = Blocks()


def history(keys: list[str], count: int) -> Iterator[Event]:
    """So many answers and attempts, spread evenly over the days before now."""
    rng = Random(5)
    for number in range(count):
        at = NOW - timedelta(days=DAYS) * (1 - number / count) - timedelta(minutes=1)
        card = rng.choice(keys)
        right = rng.random() < 0.8
        payload: dict[str, object] = {"content_hash": "", "seconds": 20.0}
        if is_task(card):
            mistakes = [] if right else ["mean-instead-of-sum"]
            payload |= {"status": "passed" if right else "failed", "passed": 30 if right else 3, "total": 30}
            payload |= {"mistakes": mistakes, "trigger": "key", "hints": 0}
        else:
            payload |= {"rating": 3 if right else 1, "correct": right, "response": 0, "seed": 1}
            payload |= {"mode": "review", "confidence": None}
        kind = "submission" if is_task(card) else "answer"
        yield Event(f"{number:032x}", to_micros(at), 0, kind, card, payload)


def filled(folder: Path, count: int) -> Places:
    """Places with a log of so many answers."""
    places = Places(content=(shipped_content(),), data=folder / "data", cache=folder / "cache")
    catalogue = open_catalogue(places.content, places.cache)
    keys = [card.key for card in (*catalogue.questions, *catalogue.tasks)]
    with Progress.open(places.data, now=lambda: NOW) as progress:
        progress.add_events(history(keys, count))
    return places


def shown(pilot: Pilot[None]) -> str:
    """The screen as text."""
    with BLOCKS.looking():
        strips = pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def until(pilot: Pilot[None], *texts: str) -> None:
    """Wait until the screen shows every text."""
    async with asyncio.timeout(LIMIT_SECONDS):
        while not all(text in shown(pilot) for text in texts):
            await asyncio.sleep(0.05)


@asynccontextmanager
async def told(name: str) -> AsyncIterator[None]:
    """Print the longest block of what is done inside."""
    BLOCKS.taken()
    yield
    await asyncio.sleep(0.3)  # what follows from it: a frame, a warm-up
    wall, cpu = BLOCKS.taken()
    print(f"{name:<36}{wall:8.1f} ms{cpu:8.1f} ms{'' if cpu <= GOAL_MS else '   over the goal'}")


async def walk(places: Places) -> None:
    """Through every screen, telling each one's longest block."""
    app = TrainerApp(places, now=lambda: NOW, rng=Random(1), encoding="utf-8", own_process=True)
    async with app.run_test(size=SIZE) as pilot:
        async with told("Home, at the start"):
            await until(pilot, "questions", "Topics", "3  Coding")
        await asyncio.sleep(1.5)  # the editor is loaded behind Home
        for place in PLACES:
            if place.screen is None:
                continue
            async with told(place.title):
                app.go_to(place.to)
                await until(pilot, "esc ")
                while type(app.screen).__name__ != place.screen[1]:
                    await asyncio.sleep(0.01)
            async with told(f"Home, back from {place.title}"):
                app._go_home()
                await until(pilot, "3  Coding", "ctrl+q quit")
        await palette(pilot)
        await settings(pilot)
        await questions(pilot)
        await coding(pilot)


async def palette(pilot: Pilot[None]) -> None:
    """All commands, and a task by its name."""
    async with told("Palette, opened"):
        await pilot.press("ctrl+p")
        await until(pilot, "What is due, then")
    async with told("Palette, typed into"):
        await pilot.press(*"adam")
        await until(pilot, "Task: Adam")
    await pilot.press("escape")


async def settings(pilot: Pilot[None]) -> None:
    """Another theme, and another retention counted and kept."""
    await pilot.app.push_screen(SettingsScreen())
    async with told("Settings, another theme"):
        await pilot.press("right", "right")
        await until(pilot, "light")
    async with told("Settings, another retention"):
        await pilot.press("4", "right")
        await until(pilot, "92 % instead of 90 %")
    async with told("Settings, the retention kept"):
        await pilot.press("enter")
        while "anew:" in shown(pilot):
            await asyncio.sleep(0.05)
    await pilot.press("escape")


async def questions(pilot: Pilot[None]) -> None:
    """A round of review: the first question, an answer, the next one."""
    async with told("Review, the first question"):
        await pilot.press("1")
        await until(pilot, "1 of ")
    async with told("Question, skipped to one of choice"):
        for _ in range(30):
            if "1-" in shown(pilot) and "choose" in shown(pilot):
                break
            if "leave the field" in shown(pilot):
                await pilot.press("escape")
            await pilot.press("s")
            await pilot.pause()
    async with told("Question, answered"):
        await pilot.press("1", "enter")
        await until(pilot, "enter next")
    async with told("Question, the notes"):
        await pilot.press("n")
        await until(pilot, "close notes")
        await pilot.press("n")
    async with told("Question, the next one"):
        await pilot.press("enter")
        await pilot.pause()
    async with told("Question, its keys"):
        await pilot.press("f1")
        await until(pilot, "of the screen beneath")
        await pilot.press("escape")
    async with told("Home, back from review"):
        while "ctrl+q quit" not in shown(pilot):
            await pilot.press("escape")
            await pilot.pause()


async def coding(pilot: Pilot[None]) -> None:
    """A task: opened, typed into, graded."""
    await pilot.press("3")
    await until(pilot, "enter code")
    async with told("Coding, opened"):
        await pilot.press("enter")
        await until(pilot, "ctrl+r grade", "draft saved")
    async with told("Coding, typed into"):
        await pilot.press(*"abc = 1")
        await until(pilot, "draft saved")
    async with told("Coding, graded"):
        await pilot.press("ctrl+r")
        await until(pilot, "pass")
    async with told("Coding, every case"):
        await pilot.press("escape", "a")
        await until(pilot, "All ")


def main() -> None:
    """Fill a log, then walk."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ANSWERS
    with tempfile.TemporaryDirectory() as folder:
        places = filled(Path(folder), count)
        print(f"{count} answers in the log; the longest block of each screen, goal {GOAL_MS:g} ms")
        print(f"{'':<36}       wall        CPU")
        asyncio.run(walk(places))


if __name__ == "__main__":
    main()
