"""Keys in turn: each is done with before the next is looked at."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message_pump import MessagePump
    from textual.widget import Widget

__all__ = ["KeysInTurn"]

ROUNDS = 3
"""A key bubbles to the app, whose action may post a message, which a panel hands on: three ways up."""
LONGEST_WAIT = 1.0
"""Seconds after which the next key acts even so: leaving must work whatever a screen is busy with."""


class KeysInTurn(App[None]):
    """An app for which nobody types too fast.

    Textual sends every key at once to what has the focus, and runs a binding only when the key has bubbled
    back to the app: what was typed behind an enter would land in the field before the enter takes effect, or
    on a screen that is about to go. Here a key, or a paste, waits until the one before it has had its effect.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Event] = deque()
        self._settling: asyncio.Task[None] | None = None
        self._written: Widget | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold what was typed back while the key before it is under way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._held.append(event)
            if self._settling is None:
                await self._take_next()
        else:
            await super().on_event(event)

    async def _take_next(self) -> None:
        self._settling = None
        while self._held and self._settling is None:
            reached = self.focused or self.screen
            if _is_text(self._held[0], reached):
                # A field takes letters in their order: only what comes behind them has to wait.
                self._written = reached
                await super().on_event(self._held.popleft())
            elif self._written is not None:
                self._settling = asyncio.create_task(self._settle(self._written))
                self._written = None
            else:
                await super().on_event(self._held.popleft())
                self._settling = asyncio.create_task(self._settle(reached))

    async def _settle(self, reached: Widget) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT):
                for _ in range(ROUNDS):
                    now = self.focused or self.screen
                    await self._passed(
                        dict.fromkeys([*reached.ancestors_with_self, *now.ancestors_with_self])
                    )
        self.call_later(self._take_next)

    @staticmethod
    async def _passed(way: Iterable[MessagePump]) -> None:
        """Wait until each on the way has handled what it had been sent."""
        for pump in way:
            handled = asyncio.Event()
            if pump.call_later(handled.set):
                await handled.wait()


def _is_text(event: events.Event, reached: Widget) -> bool:
    """Whether a field will just write it down."""
    return isinstance(event, events.Key) and reached.check_consume_key(event.key, event.character)
