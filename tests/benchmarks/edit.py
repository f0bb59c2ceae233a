"""How long from a learner's edit to the new verdict on screen, beyond the pause that says typing has stopped.

In the real app without a terminal: a character is typed into a draft, and the frame that holds its verdict
is waited for. The pause (the app's own constant) is taken off. Printed beside a cold `python -c "import
numpy"` of the same run, since a machine's speed drifts.

    python tests/benchmarks/edit.py [RUNS]
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from grading import RIGHT, TASK, WRONG, cold_numpy, seconds

from trainer.places import Places, shipped_content
from trainer.settings import Settings
from trainer.tui.app import TrainerApp
from trainer.tui.screens.coding import CodingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

RUNS = 15
SIZE = (120, 40)
GOAL_SECONDS = 0.1
LIMIT_SECONDS = 60.0
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TRACK = "gradient-descent"


class Frames:
    """When the frame with a verdict was drawn."""

    def __init__(self, screen: CodingScreen) -> None:
        self.drawn = asyncio.Event()
        self.at = 0.0
        show = screen._show_report

        def shown(trigger: Any) -> None:
            show(trigger)
            screen.call_after_refresh(self._note)

        screen._show_report = shown  # type: ignore[method-assign]

    def _note(self) -> None:
        self.at = time.perf_counter()
        self.drawn.set()


async def until(pilot: Pilot[None], screen: CodingScreen) -> None:
    """Wait until the draft is in the editor."""
    async with asyncio.timeout(LIMIT_SECONDS):
        while not (screen.is_mounted and screen._exercise is not None and screen.editor.text.strip()):
            await pilot.pause()
            await asyncio.sleep(0.05)


async def edits(source: bytes, runs: int, folder: Path) -> list[float]:
    """Seconds of so many edits of a draft, each without the pause; the first edits warm up."""
    draft = folder / "data" / "drafts" / TRACK / f"{TASK}.py"
    draft.parent.mkdir(parents=True)
    draft.write_bytes(source.replace(b"* 2 *", b"* 2. *"))
    places = Places(content=(shipped_content(),), data=folder / "data", cache=folder / "cache")
    app = TrainerApp(places, now=lambda: NOW, rng=Random(1), encoding="utf-8", own_process=True)
    found = []
    async with app.run_test(size=SIZE) as pilot:
        while app.library is None:
            await asyncio.sleep(0.05)
        screen = CodingScreen(f"{TRACK}/task/{TASK}")
        frames = Frames(screen)
        await app.push_screen(screen)
        await until(pilot, screen)
        row, line = next(
            (row, line) for row, line in enumerate(screen.editor.text.split("\n")) if "2. *" in line
        )
        screen.editor.move_cursor((row, line.index("2. *") + 2))
        screen.editor.focus()
        for run in range(-2, runs):
            frames.drawn.clear()
            start = time.perf_counter()
            await pilot.press("0")  # 2.0, 2.00, …: another text, the same verdict
            async with asyncio.timeout(LIMIT_SECONDS):
                await frames.drawn.wait()
            if run >= 0:
                found.append(frames.at - start - Settings().grade_delay)
        if screen.report is None or (screen.report.status == "passed") != (source == RIGHT):
            sys.exit(f"the verdict is not the draft's: {screen.report}")
    return found


def main() -> None:
    """Print each median with its ratio to the cold import."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    cold = statistics.median(seconds(cold_numpy) for _ in range(runs))
    sys.stdout.write(f"{'cold import numpy':<34} {cold * 1000:7.1f} ms\n")
    for name, source in (("an edit to a pass, shown", RIGHT), ("an edit to a named mistake, shown", WRONG)):
        with tempfile.TemporaryDirectory() as folder:
            times = asyncio.run(edits(source, runs, Path(folder)))
        median = statistics.median(times)
        sys.stdout.write(
            f"{name:<34} {median * 1000:7.1f} ms  ({min(times) * 1000:.1f} to {max(times) * 1000:.1f})  "
            f"ratio {median / cold:.2f}; beyond the pause of {Settings().grade_delay:g} s, "
            f"goal {GOAL_SECONDS:g} s\n"
        )


if __name__ == "__main__":
    main()
