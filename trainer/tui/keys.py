"""Keys in turn: each is done with before the next is looked at."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message_pump import MessagePump
    from textual.widget import Widget

__all__ = ["VIM_KEYS", "KeysInTurn"]

VIM_KEYS = {"j": "down", "k": "up", "g": "home", "G": "end"}
"""Letters that move as the keys beside them do, for those whose fingers know them."""

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
        self._waiting = False

    @property
    def vim_keys(self) -> bool:
        """Whether the letters of `VIM_KEYS` move where no field takes them."""
        return False

    @property
    def under_way(self) -> set[asyncio.Task[Any]]:
        """What a key set going behind its screen, for which the next one waits."""
        return set()

    def call_off(self) -> bool:
        """Let what opens something end; whether there was any."""
        return False

    async def on_event(self, event: events.Event) -> None:
        """Hold what was typed back while the key before it is under way; esc steps out of that at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._waiting and isinstance(event, events.Key) and event.key == "escape":
                self._held.clear()
                if self.call_off():
                    return
                self._let_go()
            self._held.append(event)
            if self._settling is None:
                await self._take_next()
        else:
            await super().on_event(event)

    async def _take_next(self) -> None:
        self._settling = None
        while self._held and self._settling is None:
            reached = self.focused or self.screen
            if self.vim_keys:
                self._held[0] = _moving(self._held[0], reached)
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
                await self._handled(reached)
                while under_way := self.under_way:
                    self._waiting = True
                    await asyncio.wait(under_way)
                    await self._handled(reached)
        self._waiting = False
        self.call_later(self._take_next)

    def _let_go(self) -> None:
        """Wait no longer for what the key before set going."""
        if self._settling is not None:
            self._settling.cancel()
        self._settling, self._waiting = None, False

    async def _handled(self, reached: Widget) -> None:
        for _ in range(ROUNDS):
            now = self.focused or self.screen
            await self._passed(dict.fromkeys([*reached.ancestors_with_self, *now.ancestors_with_self]))

    @staticmethod
    async def _passed(way: Iterable[MessagePump]) -> None:
        """Wait until each on the way has handled what it had been sent."""
        for pump in way:
            handled = asyncio.Event()
            if pump.call_later(handled.set):
                await handled.wait()


def _moving(event: events.Event, reached: Widget) -> events.Event:
    """The key that a letter stands for; the event itself where it stands for nothing, or is text."""
    if not isinstance(event, events.Key) or event.key not in VIM_KEYS or _is_text(event, reached):
        return event
    return events.Key(VIM_KEYS[event.key], None)


def _is_text(event: events.Event, reached: Widget) -> bool:
    """Whether a field will just write it down."""
    return isinstance(event, events.Key) and reached.check_consume_key(event.key, event.character)
