"""Draw the README's pictures: the real app, on a fresh data folder, answering and coding as a learner would.

    python docs/pictures/make.py [NAME ...]

Writes one SVG for each picture beside this file.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from contextlib import aclosing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import coach
from walking import WRONG, Clock, press, shown, standalone, until

from trainer.places import Places, shipped_content
from trainer.tui.app import TrainerApp

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parent
SIZE = (104, 30)


async def question(pilot: Pilot[None], clock: Clock) -> None:  # noqa: ARG001 - as every picture
    """A trap, answered with the bait."""
    await until(pilot, "Welcome", "easy questions")
    coach.go(pilot, "topics")
    await until(pilot, "4  The learning rate")
    await press(pilot, "4")
    await until(pilot, "The learning rate  1 of")
    while "then flattened" not in shown(pilot):
        if "leave the field" in shown(pilot):
            await press(pilot, "escape")
        await press(pilot, "s")
    (bait,) = re.findall(r"(\d)  Yes: it has run out", shown(pilot))
    await press(pilot, bait, "enter")
    await until(pilot, "enter next", "The bait")


async def coding(pilot: Pilot[None], clock: Clock) -> None:  # noqa: ARG001 - as every picture
    """A coding task with the mean taken for the sum."""
    await until(pilot, "Coding tasks")
    await press(pilot, "3")
    await until(pilot, "enter code")
    marked = ""
    while "optimize-batch-query" not in marked:
        await pilot.press("down")
        await pilot.pause()
        (marked,) = [line for line in shown(pilot).split("\n") if line.lstrip().startswith("›")]
    await pilot.press("enter")
    await until(pilot, "ctrl+r grade", "draft saved")
    draft = _places(pilot).data / "drafts" / "gradient-descent" / "optimize-batch-query.py"
    draft.write_text(WRONG, encoding="utf-8")
    # A save elsewhere is graded by itself.
    await until(pilot, "np.mean")
    await until(pilot, "Mean instead of sum", "yours")


def _places(pilot: Pilot[None]) -> Places:
    assert isinstance(pilot.app, TrainerApp)  # noqa: S101 - ours
    return pilot.app.places


async def home(pilot: Pilot[None], clock: Clock) -> None:  # noqa: ARG001 - as every picture
    """The first page."""
    await until(pilot, "Welcome", "easy questions")


async def lab(pilot: Pilot[None], clock: Clock) -> None:
    """Two runs in a ravine."""
    await _walked(pilot, coach.lab(pilot, clock), "lab, ravine")


async def report(pilot: Pilot[None], clock: Clock) -> None:
    """How a mock interview went."""
    await _walked(pilot, coach.interview(pilot, clock), "report")


async def _walked(pilot: Pilot[None], walk: AsyncGenerator[coach.Stop], to: str) -> None:
    await until(pilot, "Welcome", "easy questions")
    async with aclosing(walk):
        async for stop in walk:
            if stop == to:
                return


PICTURES: dict[str, Callable[[Pilot[None], Clock], Awaitable[None]]] = {
    "home": home,
    "coding": coding,
    "question": question,
    "lab": lab,
    "report": report,
}


async def draw(name: str, steps: Callable[[Pilot[None], Clock], Awaitable[None]]) -> None:
    """Take the steps in a fresh app and keep the screen they lead to."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(content=(shipped_content(),), data=Path(folder, "data"), cache=Path(folder, "cache"))
        clock = Clock()
        app = TrainerApp(places, now=clock, rng=Random(3), encoding="utf-8")  # noqa: S311 - orders to show
        async with app.run_test(size=SIZE) as pilot:
            await steps(pilot, clock)
            await pilot.pause()
            svg = app.export_screenshot(title="trainer")
    (FOLDER / f"{name}.svg").write_text(standalone(svg), encoding="utf-8")


async def main() -> None:
    """Draw them all, or those named."""
    for name in sys.argv[1:] or PICTURES:
        await draw(name, PICTURES[name])


if __name__ == "__main__":
    asyncio.run(main())
