"""What the palette finds on typing: every setting, task and topic by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from trainer.tui.settings.options import OPTIONS
from trainer.tui.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.bank import Catalogue
    from trainer.tui.host import HouseApp
    from trainer.tui.screens.base import HouseScreen

__all__ = ["setting_commands", "topic_and_task_commands"]


def setting_commands(app: HouseApp) -> Iterator[SystemCommand]:
    """One for each setting: the settings open at it."""
    for option in OPTIONS:
        yield SystemCommand(
            f"Setting: {option.title.lower()}",
            f"Now {one_line(option.words(app, option.read(app)))}",
            partial(_open_settings, app, option.id),
            discover=False,
        )


def _open_settings(app: HouseApp, at: str) -> None:
    from trainer.tui.settings.screen import SettingsScreen  # noqa: PLC0415 - fields, 60 ms

    if isinstance(app.screen, SettingsScreen):
        app.pop_screen()
    app.push_screen(SettingsScreen(at))


def topic_and_task_commands(
    catalogue: Catalogue, home: HouseScreen[None], go_home: Callable[[], None]
) -> Iterator[SystemCommand]:
    """One for each task, which opens its editor, and for each topic, which is practised.

    Args:
        catalogue: what there is.
        home: the screen they open from.
        go_home: closes whatever lies over it.
    """
    for task in catalogue.tasks:
        yield SystemCommand(
            f"Task: {one_line(task.title)}",
            one_line(task.id),
            partial(_open_task, task.key, home, go_home),
            discover=False,
        )
    asked = {(card.track, card.topic) for card in catalogue.questions}
    for track in catalogue.tracks:
        for topic in track.topics:
            if (track.id, topic.id) in asked:
                yield SystemCommand(
                    f"Topic: {one_line(topic.title)}",
                    f"Practise it; {one_line(track.title)}",
                    partial(_open_topic, track.id, topic.id, home, go_home),
                    discover=False,
                )


def _open_task(key: str, home: HouseScreen[None], go_home: Callable[[], None]) -> None:
    from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - 90 ms: the editor and its parser

    go_home()
    home.app.push_screen(CodingScreen(key))


def _open_topic(track: str, topic: str, home: HouseScreen[None], go_home: Callable[[], None]) -> None:
    from trainer.practice import topic_round  # noqa: PLC0415 - not before something is opened
    from trainer.tui.screens.practising import begin  # noqa: PLC0415

    go_home()
    rng = home.house.rng
    begin(home, lambda library: topic_round(library.progress, library.catalogue, rng, topic, track=track))
