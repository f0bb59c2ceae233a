"""The palette: what this screen does, where one can go, and on typing everything by its name."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input
from textual.worker import WorkerError

if TYPE_CHECKING:
    from textual.worker import Worker

__all__ = ["HousePalette", "Palette"]

_WAITING = "enter waits"


class HousePalette(Provider):
    """The app's commands, those of this screen first."""

    async def startup(self) -> None:
        """What there is stays the same while the palette is open."""
        self._commands = list(self.app.get_system_commands(self.screen))

    async def discover(self) -> Hits:
        """What is offered before anything is typed."""
        for command in self._commands:
            if command.discover:
                yield DiscoveryHit(command.title, command.callback, help=command.help)

    async def search(self, query: str) -> Hits:
        """Every command whose name the query matches, in order and with gaps."""
        matcher = self.matcher(query)
        for command in self._commands:
            await asyncio.sleep(0)  # matching all of them at once would hold up what is typed next
            if (score := matcher.match(command.title)) > 0:
                yield Hit(score, matcher.highlight(command.title), command.callback, help=command.help)


class Palette(CommandPalette):
    """Textual's palette; enter runs what is found for the letters typed, however early it is pressed."""

    @on(Input.Changed)
    def _forget_what_was_found(self) -> None:
        self.workers.cancel_group(self, _WAITING)
        self.query_one(CommandList).clear_options()

    @on(Input.Submitted)
    def _wait_for_what_is_found(self, event: Input.Submitted) -> None:
        searches = [
            worker
            for worker in self.workers
            if worker.group == self._GATHER_COMMANDS_GROUP and not worker.is_finished
        ]
        if searches:
            event.stop().prevent_default()
            self._take_first(searches[-1])

    @work(exclusive=True, group=_WAITING)
    async def _take_first(self, search: Worker[None]) -> None:
        with suppress(WorkerError):  # more letters were typed: they are searched for, and enter is forgotten
            await search.wait()
            if self.query_one(CommandList).highlighted is not None:
                self._action_command_list("select")
