"""The coding tasks: which are passed, how often they were tried, what went wrong last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from trainer.progress.statistics import task_standings
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.texts import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.progress.statistics import TaskStanding
    from trainer.tui.host import Library

__all__ = ["TasksScreen", "standing_words"]


class TasksScreen(ListingScreen):
    """Every coding task of the catalogue."""

    # Titles and ids are no text to read line by line: where there is room an id is not cut.
    DEFAULT_CSS: ClassVar[str] = "TasksScreen OptionRow { max-width: 100; }"
    ABOUT = "The coding tasks. Enter opens the editor; your draft is kept between visits."
    VERB = "code"

    def __init__(self) -> None:
        super().__init__()
        self._tasks: list[TaskStanding] = []

    async def fill(self) -> None:
        """Compute behind the screen how each stands, then show the rows."""
        found = await self.found_aside(_standings)
        if found is None:
            return
        self._tasks = list(found)
        await super().fill()

    def entries(self) -> Sequence[tuple[str, str]]:
        """Title, id and how it stands; by topic in the track's order, in a topic by level."""
        catalogue = self.library.catalogue
        topics = {
            (track.id, topic.id): (at, topic.title)
            for at, (track, topic) in enumerate(
                (track, topic) for track in catalogue.tracks for topic in track.topics
            )
        }
        cards = {card.key: card for card in catalogue.tasks}

        def place(task: TaskStanding) -> tuple[int, int]:
            card = cards[task.key]
            return topics.get((card.track, card.topic), (len(topics), ""))[0], card.level

        self._tasks = sorted((task for task in self._tasks if task.key in cards), key=place)
        titles = [
            topics.get((cards[task.key].track, cards[task.key].topic), (0, cards[task.key].topic))[1]
            for task in self._tasks
        ]
        self._headings = {at: title for at, title in enumerate(titles) if not at or title != titles[at - 1]}
        passed = sum(task.passed for task in self._tasks)
        self.top.show("Coding tasks", f"{passed} of {len(self._tasks)} passed")
        return [(one_line(task.title), self._note(task)) for task in self._tasks]

    def _note(self, task: TaskStanding) -> str:
        """The id, by which the command line knows it, and a sign where it is passed."""
        return f"{self.glyphs.right} {task.id}" if task.passed else task.id

    def remarks(self) -> Mapping[int, str]:
        """How a task stands that was tried; of the others there is nothing to say."""
        tried = enumerate(self._tasks)
        return {at: standing_words(task) for at, task in tried if task.attempts or task.gave_up}

    def headings(self) -> Mapping[int, str]:
        """The topic above its first task."""
        return self._headings

    def empty_words(self) -> str:
        """Nothing to code."""
        return "The content has no coding tasks."

    def open_row(self, index: int) -> None:
        """Open the editor."""
        from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

        self.app.push_screen(CodingScreen(self._tasks[index].key))


def _standings(library: Library) -> tuple[TaskStanding, ...]:
    return task_standings(library.progress, library.catalogue)


def standing_words(task: TaskStanding) -> str:
    """How a task stands: passed or not, attempts, the mistake made last."""
    if not task.attempts:
        return "solution looked at" if task.gave_up else "not tried"
    state = "passed" if task.passed else "not passed yet"
    words = f"{state}, {counted(task.attempts, 'attempt')}"
    if task.last_mistakes and not task.passed:
        words += f", last {one_line(task.last_mistakes[0].replace('-', ' '))}"
    return words
