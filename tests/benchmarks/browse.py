"""Browse over ten thousand questions: how long until what is typed shows, how long the loop is held up.

The screen of the real app, without a terminal, on a track made for it. Run by hand; nothing here is a test.

    python tests/benchmarks/browse.py [QUESTIONS]
"""

# ruff: noqa: T201 - it prints

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from screens import BLOCKS, GOAL_MS, LIMIT_SECONDS, shown

from trainer.places import Places
from trainer.tui.app import TrainerApp
from trainer.tui.browse.screen import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

QUESTIONS = 10_000
TOPICS = 20
SETTLED_SECONDS = 3.0
"""Until the next screens and the search are ready."""
WORDS = ["gradient", "descent", "rate", "step", "loss", "batch", "momentum", "plateau", "curvature", "noise"]
WORDS += [
    "minimum",
    "weight",
    "update",
    "schedule",
    "decay",
    "epoch",
    "sample",
    "variance",
    "bias",
    "optimum",
]


def write_track(folder: Path, count: int) -> None:
    """A track of so many questions of four options, in sentences of the field's words."""
    rng = Random(1)
    folder.mkdir(parents=True)
    topics = "".join(f"  - {{id: t{n}, title: Topic {n}}}\n" for n in range(TOPICS))
    (folder / "track.yaml").write_text(
        f"id: big\ntitle: Big\nsummary: Many.\ntopics:\n{topics}"
        "objectives:\n  - {id: one, topic: t0, text: Say one}\n"
    )
    for topic in range(TOPICS):
        questions = "".join(
            f"  - id: q{topic}-{number}\n    kind: choice\n    level: 1\n    objectives: [one]\n"
            f"    prompt: {' '.join(rng.choices(WORDS, k=14))}?\n    options:\n"
            + "".join(
                f"      - {{text: {' '.join(rng.choices(WORDS, k=8))} {option}, why: No."
                f"{', correct: true' if option == 0 else ''}}}\n"
                for option in range(4)
            )
            + f"    explanation: {' '.join(rng.choices(WORDS, k=40))}.\n"
            for number in range(count // TOPICS)
        )
        (folder / f"t{topic}.yaml").write_text(f"topic: t{topic}\nquestions:\n{questions}")


async def timed(name: str, do: Callable[[], Awaitable[object] | None], done: Callable[[], bool]) -> None:
    """Do something, wait until it shows; print how long that took, and the loop's longest callback."""
    BLOCKS.taken()
    began = time.perf_counter()
    pending = do()
    if pending is not None:
        await pending
    while not done() and time.perf_counter() - began < LIMIT_SECONDS:
        await asyncio.sleep(0.002)
    took = 1000 * (time.perf_counter() - began)
    await asyncio.sleep(0.3)  # what follows from it
    wall, cpu = BLOCKS.taken()
    print(
        f"{name:24}{took:8.0f} ms{wall:10.1f} ms{cpu:8.1f} ms{'' if cpu <= GOAL_MS else '   over the goal'}"
    )


async def main(count: int) -> None:
    """Open Browse, type a word, move, filter."""
    with tempfile.TemporaryDirectory() as name:
        write_track(Path(name) / "content" / "big", count)
        places = Places((Path(name) / "content",), Path(name) / "data", Path(name) / "cache")
        app = TrainerApp(places, rng=Random(1), encoding="utf-8", own_process=True)
        async with app.run_test(size=(120, 40)) as pilot:
            while app.library is None:
                await pilot.pause(0.05)
            await asyncio.sleep(SETTLED_SECONDS)
            screen = BrowseScreen()
            print(f"{'':24}      shows   held up: wall        CPU")
            await timed("open", lambda: app.push_screen(screen), lambda: screen._result is not None)
            await asyncio.sleep(SETTLED_SECONDS)

            def shows(typed: str) -> bool:
                return screen._result is not None and screen._result.typed == typed

            for end in range(1, len("plateau") + 1):
                typed = "plateau"[:end]
                await timed(
                    f"type {typed}",
                    lambda typed=typed: setattr(screen.field, "value", typed),
                    lambda typed=typed: shows(typed),
                )
            await timed(
                "mark the next",
                lambda: screen.action_move(1),
                lambda: screen.pane.text._page is not None and screen.pane.text._page.entry == screen.entry,
            )
            await timed("filters", screen.action_filter, lambda: "Topic 19" in shown(pilot))
            await timed("choose a filter", lambda: pilot.press("1"), lambda: "hits now" in shown(pilot))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS))
