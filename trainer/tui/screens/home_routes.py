"""Where the entries of Home lead."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from trainer.practice import drill_round, first_round, learn_round, review_round
from trainer.tui.destinations import PLACES
from trainer.tui.screens.home_menu import FIRST_STEPS, unfinished_task
from trainer.tui.screens.practising import begin

if TYPE_CHECKING:
    from trainer.tui.destinations import Destination
    from trainer.tui.screens.base import HouseScreen

__all__ = ["open_entry"]

_SCREENS: Final = {found.to: found.screen for found in PLACES if found.screen is not None}


def open_entry(screen: HouseScreen[None], to: Destination) -> None:
    """Open what an entry of the menu leads to.

    Args:
        screen: Home; a remark on it says where there is nothing.
        to: where.
    """
    rng = screen.house.rng
    if to in _SCREENS:
        module, name = _SCREENS[to]
        screen.app.push_screen(getattr(import_module(module), name)())
    elif to == "continue":
        screen.aside("opening", _continue, screen)
    elif to == "begin":
        begin(screen, lambda library: first_round(library.progress, library.catalogue, rng, FIRST_STEPS))
    elif to == "traps":
        begin(screen, lambda library: drill_round("traps", library.progress, library.catalogue, rng))
    elif to == "learn":
        begin(screen, lambda library: learn_round(library.progress, library.catalogue, rng))
    else:
        begin(screen, lambda library: review_round(library.progress, library.catalogue, rng))


async def _continue(screen: HouseScreen[None]) -> None:
    from trainer.progress.statistics import task_standings  # noqa: PLC0415 - behind the first frame
    from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

    found = await screen.found_aside(lambda library: task_standings(library.progress, library.catalogue))
    if found is not None and (task := unfinished_task(found)) is not None:
        screen.app.push_screen(CodingScreen(task.key))
