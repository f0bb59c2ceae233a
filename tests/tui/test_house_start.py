"""Before the first frame nothing is imported that it doesn't need."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from harness import DATA

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("yaml", "pydantic", "numpy", "textual_plot", "tree_sitter", "fsrs", "watchfiles", "sqlite3", "click")
OPENED = ("yaml", "pydantic", "numpy", "textual_plot", "tree_sitter", "fsrs", "watchfiles")

SCRIPT = """
import asyncio, sys
from pathlib import Path
from trainer.places import Places
from trainer.tui.app import TrainerApp

content, data, cache = map(Path, sys.argv[1:4])
seen = {}

class Watched(TrainerApp):
    def _open_library(self):
        seen["first frame"] = set(sys.modules)
        super()._open_library()

    def _warm_editor(self):
        pass  # loads the parser on purpose, when everything else is there

async def main():
    app = Watched(Places(content=(content,), data=data, cache=cache))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.library is None:
            await pilot.pause()
        await pilot.pause()
    seen["counted"] = set(sys.modules)

asyncio.run(main())
for moment, modules in seen.items():
    print(moment, *sorted(name for name in modules if "." not in name), sep=",")
"""


def modules_at(tmp_path: Path) -> dict[str, set[str]]:
    folders = [str(DATA), str(tmp_path / "data"), str(tmp_path / "cache")]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *folders],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ.copy(),
    )
    lines = [line.split(",") for line in done.stdout.splitlines()]
    return {line[0]: set(line[1:]) for line in lines}


def test_nothing_heavy_before_the_first_frame_nor_to_count(tmp_path: Path) -> None:
    modules_at(tmp_path)  # reads the content once, into the index
    seen = modules_at(tmp_path)
    assert not seen["first frame"].intersection(HEAVY)
    assert not seen["counted"].intersection(OPENED)
