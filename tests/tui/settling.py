"""Waiting until what was sent to an app has been handled, instead of until its process looks idle.

Textual's pilot takes a process for idle that used little CPU for a while. On a busy machine that is also true
of one that was not let run, and a test then looks at the screen before its key has had its effect.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from textual._context import active_app

from trainer.tui.host import HouseApp
from trainer.tui.keys import KeysInTurn

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

__all__ = ["settled"]

LIMIT_SECONDS = 20.0
LOOK_EVERY = 0.05
REST = 0.005
"""A loop that never rests keeps the interpreter from the app's threads, which then take seconds to import."""
ROUNDS = 6
"""An action may post a message, whose handler mounts something, whose layout posts another."""


async def settled(_least: float = 0, _most: float = 0) -> None:
    """Wait until every message sent so far, and what followed from it, has been handled and drawn."""
    app = active_app.get(None)
    deadline = time.monotonic() + LIMIT_SECONDS
    await asyncio.sleep(0)
    for _ in range(ROUNDS):
        if app is None or _is_ending(app):
            return
        await _keys_taken(app, deadline)
        await _handled(app, deadline)
        await _drawn(app, deadline)
        await _looked_up(app, deadline)
        if not _holds_keys(app) and not any(pump.message_queue_size for pump in _pumps(app)):
            return


def _is_ending(app: App[object]) -> bool:
    """An app that ends draws nothing any more, and takes no key."""
    return app._exit or app._closing or not app._running


def _holds_keys(app: App[object]) -> bool:
    return isinstance(app, KeysInTurn) and (bool(app._held) or app._settling is not None)


async def _keys_taken(app: App[object], deadline: float) -> None:
    """Wait until no key is held back any more."""
    while _holds_keys(app) and not _is_ending(app) and time.monotonic() < deadline:
        settling = app._settling  # type: ignore[attr-defined]
        if settling is not None and not settling.done():
            await asyncio.wait({settling}, timeout=LOOK_EVERY)
        else:
            await asyncio.sleep(REST)


def _pumps(app: App[object]) -> list[MessagePump]:
    """The app, and the screen on top with its widgets."""
    return [app, *(app.screen.walk_children(with_self=True) if app._screen_stack else ())]


def _waits(pump: MessagePump) -> bool:
    """Whether a pump has nothing in hand: it waits for the next message, and none has been sent."""
    queue = pump._message_queue
    return queue.empty() and any(not each.done() for each in queue.ready_event._waiters)


async def _handled(app: App[object], deadline: float) -> None:
    """Wait until each pump has come to what is sent to it now."""
    waiting: set[MessagePump] = set()
    done = asyncio.Event()

    def reached(pump: MessagePump) -> None:
        waiting.discard(pump)
        if not waiting:
            done.set()

    for pump in _pumps(app):
        if not _waits(pump) and pump.is_running and not pump._closing and pump.call_later(reached, pump):
            waiting.add(pump)
    if not waiting:
        return
    await _unless_gone(app, waiting, done, deadline)


async def _looked_up(app: App[object], deadline: float) -> None:
    """Wait until what the screen does in threads is done and shown."""
    while isinstance(app, HouseApp) and not _is_ending(app):
        in_hand = app.in_hand("opening", "filling", "counting")
        if not in_hand or time.monotonic() > deadline:
            return
        await asyncio.wait(in_hand, timeout=LOOK_EVERY)
        await _handled(app, deadline)
        await _drawn(app, deadline)


async def _drawn(app: App[object], deadline: float) -> None:
    """Wait until the screen on top has been laid out and drawn."""
    done = asyncio.Event()
    if app._screen_stack and app.screen.is_running and app.screen.call_after_refresh(done.set):
        await _unless_gone(app, {app.screen}, done, deadline)


async def _unless_gone(
    app: App[object], waiting: set[MessagePump], done: asyncio.Event, deadline: float
) -> None:
    while not done.is_set() and time.monotonic() < deadline:
        if _is_ending(app) or all(pump._closing for pump in waiting):  # what closes hears nothing any more
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_EVERY):
                await done.wait()
