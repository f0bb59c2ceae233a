"""What the lab costs while it plays: the share of one core at 30 steps a second, and the late frames.

    python tests/benchmarks/lab.py [COLUMNS ROWS]

Plays the shipped ravine, two runs side by side over a contour, at 30 steps a second, headless; the goal is
under a quarter of a core. A frame is late where the one before it was more than half a frame too long ago.
The loop's longest piece of work while knobs are turned is printed too: nothing may hold it up over 50 ms.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from trainer.places import Places, shipped_content
from trainer.tui.app import TrainerApp
from trainer.tui.lab.board import SPEEDS
from trainer.tui.lab.screen import LabScreen

RAVINE = 5
STEPS = 200
FRAME = 1 / SPEEDS[-1]
GOAL = 0.25
TURNS = 20
LIMIT_SECONDS = 60.0


def timed(lab: LabScreen) -> list[float]:
    """When each frame of the screen is drawn, from now on."""
    frames: list[float] = []
    tick = lab._tick

    def noted() -> None:
        frames.append(time.perf_counter())
        tick()

    lab._tick = noted  # type: ignore[method-assign]
    return frames


def say(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


async def until(condition: object) -> None:
    """Wait, without keeping the loop busy."""
    async with asyncio.timeout(LIMIT_SECONDS):
        while not condition():  # type: ignore[operator]
            await asyncio.sleep(0.01)


async def longest_stall(turn: object) -> float:
    """The longest piece of work of the loop's own thread while knobs are turned, in seconds."""
    worst, running = 0.0, True

    async def watch() -> None:
        nonlocal worst
        while running:
            before = time.thread_time()
            await asyncio.sleep(0.001)
            worst = max(worst, time.thread_time() - before)

    watching = asyncio.create_task(watch())
    for _ in range(TURNS):
        await turn()  # type: ignore[operator]
    running = False
    await watching
    return worst


async def measure(size: tuple[int, int]) -> None:
    """Play once, then turn knobs."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(
            content=(shipped_content(),), data=Path(folder) / "data", cache=Path(folder) / "cache"
        )
        # As the program itself runs: what is loaded is out of the garbage collector's sight.
        app = TrainerApp(places, start=LabScreen, encoding="utf-8", own_process=True)
        async with app.run_test(size=size):
            await until(lambda: isinstance(app.screen, LabScreen) and app.screen._asking)
            lab = app.screen
            assert isinstance(lab, LabScreen)
            await lab._pass_over_guess()
            lab._choose(RAVINE)
            await until(lambda: lab._asking)
            await lab._pass_over_guess()
            await until(lambda: lab.is_playing)
            lab._stop()
            assert lab._bench is not None
            lab._bench = replace(
                lab._bench,
                first=replace(lab._bench.first, steps=STEPS),
                second=replace(lab._bench.second or lab._bench.first, steps=STEPS),
            )
            lab._draw()
            await until(lambda: lab.last_step == STEPS)
            lab._speed = SPEEDS[-1]
            frames = timed(lab)
            began, used = time.perf_counter(), time.process_time()
            lab._play()
            await until(lambda: not lab.is_playing)
            span, used = time.perf_counter() - began, time.process_time() - used
            late = sum(after - before > 1.5 * FRAME for before, after in pairwise(frames))
            say(f"{size[0]}x{size[1]}, {len(frames) / span:.1f} frames a second, two runs over a contour:")
            say(f"  {used / span:.0%} of one core (goal: under {GOAL:.0%}); {late} of {STEPS} frames late")

            async def turn() -> None:
                before = lab._descents
                lab._turn("rate", 1 if lab._bench and lab._bench.first.rate < 0.1 else -1)
                await until(lambda: lab._descents is not before)

            stall = await longest_stall(turn)
            say(f"  longest work of the loop while {TURNS} knobs were turned: {1000 * stall:.0f} ms")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    asyncio.run(measure((given[0], given[1]) if len(given) == 2 else (120, 40)))
