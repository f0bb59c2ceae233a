"""Where the entries of Home lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.practice import first_round, learn_round, review_round, traps_round
from trainer.tui.screens.home_menu import FIRST_STEPS, unfinished_task
from trainer.tui.screens.practising import practise

if TYPE_CHECKING:
    from trainer.tui.screens.base import HouseScreen
    from trainer.tui.screens.home_menu import Destination

__all__ = ["open_entry"]


def open_entry(screen: HouseScreen[None], to: Destination) -> None:
    """Open what an entry of the menu leads to.

    Args:
        screen: Home; a remark on it says where there is nothing.
        to: where.
    """
    library, rng = screen.library, screen.house.rng
    if to == "tasks":
        _open_tasks(screen)
    elif to == "topics":
        _open_topics(screen)
    elif to == "continue":
        _continue(screen)
    elif to == "begin":
        practise(screen, first_round(library.progress, library.catalogue, rng, FIRST_STEPS))
    elif to == "traps":
        practise(screen, traps_round(library.progress, library.catalogue, rng))
    elif to == "learn":
        practise(screen, learn_round(library.progress, library.catalogue, rng))
    else:
        practise(screen, review_round(library.progress, library.catalogue, rng))


def _open_tasks(screen: HouseScreen[None]) -> None:
    from trainer.tui.screens.tasks import TasksScreen  # noqa: PLC0415 - when it is opened

    screen.app.push_screen(TasksScreen())


def _open_topics(screen: HouseScreen[None]) -> None:
    from trainer.tui.screens.topics import TopicsScreen  # noqa: PLC0415 - when it is opened

    screen.app.push_screen(TopicsScreen())


def _continue(screen: HouseScreen[None]) -> None:
    from trainer.progress.statistics import summary  # noqa: PLC0415 - imported behind the first frame
    from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

    task = unfinished_task(summary(screen.library.progress, screen.library.catalogue))
    if task is not None:
        screen.app.push_screen(CodingScreen(task.key))
