"""Before the first frame nothing is imported that it doesn't need."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from harness import DATA, NORMAL, House, press, screen_text, until, until_shown

from trainer.bank import open_catalogue
from trainer.tui.app import TrainerApp

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from trainer.bank import Catalogue

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

    def _warm_screens(self):
        pass  # loads what the next screens want on purpose, when everything else is there

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


async def test_content_that_takes_long_to_read_is_told_and_can_be_left(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(*where: object) -> Catalogue:
        go_on.wait(20)
        return open_catalogue(*where)  # type: ignore[arg-type]

    monkeypatch.setattr("trainer.bank.open_catalogue", slow)
    app = TrainerApp(house.places, now=house.clock)
    async with app.run_test(size=NORMAL) as pilot:
        await until_shown(pilot, "reading the content; ctrl+q leaves")
        await press(pilot, "2", "down")
        assert app.library is None
        go_on.set()
        await until(pilot, lambda: app.library is not None, "it is read")
        await until(pilot, lambda: "reading the content" not in screen_text(pilot), "Home says no more of it")
