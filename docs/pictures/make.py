"""Draw the README's pictures: the real app, on a fresh data folder, answering and coding as a learner would.

    python docs/pictures/make.py

Writes one SVG for each picture beside this file.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.places import Places, shipped_content
from trainer.tui.app import TrainerApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parent
SIZE = (104, 30)
# A morning, so that the pictures differ only where the app does.
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LIMIT_SECONDS = 60.0

WRONG = """\
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        gradient = 2 * np.mean(w - X)
        w = w - learning_rate * gradient
    return w
"""


def shown(app: TrainerApp) -> str:
    """The screen as text."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to read it
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def until(pilot: Pilot[None], *texts: str) -> None:
    """Wait until the screen shows every text."""
    async with asyncio.timeout(LIMIT_SECONDS):
        while not all(text in shown(pilot.app) for text in texts):
            await pilot.pause(0.02)


async def question(pilot: Pilot[None]) -> None:
    """A trap, answered with the bait."""
    await until(pilot, "Topics")
    await pilot.press("4")
    await until(pilot, "The learning rate")
    await pilot.press("4")
    await until(pilot, "The learning rate  1 of")
    async with asyncio.timeout(LIMIT_SECONDS):
        while "then flattened" not in shown(pilot.app):
            if "leave the field" in shown(pilot.app):
                await pilot.press("escape")
            await pilot.press("s")
            await pilot.pause(0.02)
    (bait,) = re.findall(r"(\d)  Yes: it has run out", shown(pilot.app))
    await pilot.press(bait, "enter")
    await until(pilot, "enter next", "The bait")


async def coding(pilot: Pilot[None]) -> None:
    """A coding task with the mean taken for the sum."""
    await until(pilot, "Coding tasks")
    await pilot.press("3")
    await until(pilot, "enter code")
    marked = ""
    while "optimize-batch-query" not in marked:
        await pilot.press("down")
        await pilot.pause()
        (marked,) = [line for line in shown(pilot.app).split("\n") if line.lstrip().startswith("›")]
    await pilot.press("enter")
    await until(pilot, "ctrl+r grade", "draft saved")
    draft = pilot.app.places.data / "drafts" / "gradient-descent" / "optimize-batch-query.py"
    draft.write_text(WRONG, encoding="utf-8")
    # A save elsewhere is graded by itself.
    await until(pilot, "np.mean")
    await until(pilot, "Mean instead of sum", "yours")


async def home(pilot: Pilot[None]) -> None:
    """The first page."""
    await until(pilot, "Welcome", "questions in")


PICTURES: dict[str, Callable[[Pilot[None]], Awaitable[None]]] = {
    "home": home,
    "coding": coding,
    "question": question,
}


async def draw(name: str, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    """Take the steps in a fresh app and keep the screen they lead to."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(content=(shipped_content(),), data=Path(folder, "data"), cache=Path(folder, "cache"))
        app = TrainerApp(places, now=lambda: NOW, encoding="utf-8")
        async with app.run_test(size=SIZE) as pilot:
            await steps(pilot)
            await pilot.pause()
            svg = app.export_screenshot(title="trainer")
    # No font from anybody's server, and no run of spaces folded away.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


async def main() -> None:
    """Draw them all."""
    for name, steps in PICTURES.items():
        await draw(name, steps)


if __name__ == "__main__":
    asyncio.run(main())
