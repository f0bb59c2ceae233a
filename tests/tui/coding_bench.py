"""The coding screen on a bench: the shipped tasks, an own data folder, a clock that stands still."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.bank.catalogue import Catalogue, QuestionSummary, TaskSummary
from trainer.places import Places
from trainer.progress import Progress
from trainer.tui.host import HouseApp, Library
from trainer.tui.screens.coding import CodingScreen
from trainer.tui.screens.coding.panes import Lines
from trainer.tui.screens.coding.session import GRADE_WHILE_TYPING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
RIGHT = """\
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
"""
PLUS = RIGHT.replace("x - learning_rate", "x + learning_rate")
LOOP = RIGHT.replace("    return x", "    while True:\n        pass")
SIZE = (80, 24)


class Clock:
    """Local time, moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 18, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.at


class CodingApp(HouseApp):
    """An app that is the coding screen; `result` is what the screen closed with."""

    def __init__(
        self,
        data: Path,
        task: str = "optimize-query",
        folder: Path | None = None,
        *,
        as_you_type: bool | None = False,
    ) -> None:
        self.clock = Clock()
        super().__init__(Places((), data, data / "cache"), now=self.clock, encoding="utf-8")
        self.key = f"gradient-descent/task/{task}"
        self.folder = folder or TASKS / task
        self.result: Any = "open"
        self.as_you_type = as_you_type

    def on_mount(self) -> None:
        progress = Progress.open(self.places.data, now=self.clock)
        if self.as_you_type is not None:  # None leaves the habit as it is on the first day
            progress.set_setting(GRADE_WHILE_TYPING, self.as_you_type)
        self.library = Library(catalogue(self.key.rsplit("/", 1)[-1], self.folder), progress)
        self.push_screen(CodingScreen(self.key), callback=self.keep_result)

    def keep_result(self, result: bool | None) -> None:
        self.result = result

    @property
    def coding(self) -> CodingScreen:
        """The screen, whatever lies over it."""
        return next(screen for screen in self.screen_stack if isinstance(screen, CodingScreen))

    @property
    def draft(self) -> Path:
        """The draft's file."""
        return self.places.data / "drafts" / "gradient-descent" / f"{self.key.rsplit('/', 1)[-1]}.py"

    def text(self) -> str:
        """What is on the screen, row by row."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)

    def log_of_attempts(self) -> list[tuple[str, str]]:
        """Trigger and status of every submission in the log."""
        assert self.library is not None
        events = self.library.progress.events()
        return [
            (event.payload["trigger"], event.payload["status"])
            for event in events
            if event.kind == "submission"
        ]


def catalogue(name: str, folder: Path) -> Catalogue:
    """One task, and the question that teaches why descent subtracts."""
    task = TaskSummary(
        key=f"gradient-descent/task/{name}",
        track="gradient-descent",
        id=name,
        title=name,
        topic="implementation",
        level=1,
        objectives=(),
        function=name.replace("-", "_"),
        folder=folder,
        content_hash="hash",
    )
    question = QuestionSummary(
        key="gradient-descent/question/why-minus",
        track="gradient-descent",
        id="why-minus",
        kind="trap",
        level=1,
        topic="implementation",
        objectives=(),
        prompt_line="So we follow the gradient?",
        path=folder,
        line=1,
        content_hash="hash",
        mistakes=("optimize-query/sign-flipped",),
    )
    return Catalogue((), (question,), (task,))


async def reached(pilot: Pilot[Any], condition: Callable[[], object], what: str, seconds: float = 20) -> None:
    """Wait until a condition holds; fail by its name."""
    for _ in range(int(seconds / 0.01)):
        if condition():
            await pilot.pause()
            return
        if pilot.app._exception is not None:
            break
        await pilot.pause(0.01)
    raise AssertionError(f"not reached within {seconds} s: {what}\n{pilot.app.text()}")  # type: ignore[attr-defined]


async def ready(pilot: Pilot[Any]) -> CodingScreen:
    """Wait for the task and its draft; the cursor then waits at the start."""
    app = pilot.app
    assert isinstance(app, CodingApp)
    await reached(pilot, lambda: app.coding.is_ready, "the task is shown")
    await pilot.pause()
    app.coding.editor.move_cursor((0, 0))
    return app.coding


async def graded(pilot: Pilot[Any], key: str = "ctrl+r") -> None:
    """Press the key and wait for the verdict."""
    app = pilot.app
    assert isinstance(app, CodingApp)
    if key:
        await pilot.press(key)
    await reached(pilot, lambda: not app.coding.is_judging, "the verdict is there")


def verdict(app: CodingApp) -> str:
    """The verdict line."""
    return app.coding.query_one("#verdict", Lines).plain


def details(app: CodingApp) -> str:
    """What stands under the verdict."""
    return app.coding.query_one("#details", Lines).plain


def sheet(app: CodingApp) -> str:
    """What was asked for: hints, cases, a call."""
    return app.coding.query_one("#sheet-lines", Lines).plain


def rewrite(path: Path, text: str) -> None:
    """Save a file as another program does; its time differs whatever the clock's grain."""
    stamp = path.stat().st_mtime_ns + 10_000_000
    path.write_text(text)
    os.utime(path, ns=(stamp, stamp))
