"""The coding tasks: which are passed, how often they were tried, what went wrong last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.progress.statistics import summary
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.texts import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.progress.statistics import TaskStanding

__all__ = ["TasksScreen", "standing_words"]


class TasksScreen(ListingScreen):
    """Every coding task of the catalogue."""

    ABOUT = "The coding tasks. Enter opens the editor; your draft is kept between visits."
    VERB = "code"

    def entries(self) -> Sequence[tuple[str, str]]:
        """Id, and how it stands."""
        self._tasks = summary(self.library.progress, self.library.catalogue).tasks
        passed = sum(task.passed for task in self._tasks)
        self.top.show("Coding tasks", f"{passed} of {len(self._tasks)} passed")
        return [(self._signed(task), standing_words(task)) for task in self._tasks]

    def _signed(self, task: TaskStanding) -> str:
        return f"{self.glyphs.right if task.passed else ' '} {one_line(task.id)}"

    def empty_words(self) -> str:
        """Nothing to code."""
        return "The content has no coding tasks."

    def open_row(self, index: int) -> None:
        """Open the editor."""
        from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

        self.app.push_screen(CodingScreen(self._tasks[index].key))


def standing_words(task: TaskStanding) -> str:
    """How a task stands: passed or not, attempts, the mistake made last."""
    if not task.attempts:
        return "solution looked at" if task.gave_up else "not tried"
    state = "passed" if task.passed else "not passed yet"
    words = f"{state}, {counted(task.attempts, 'attempt')}"
    if task.last_mistakes and not task.passed:
        words += f", last {one_line(task.last_mistakes[0].replace('-', ' '))}"
    return words
