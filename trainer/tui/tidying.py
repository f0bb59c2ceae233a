"""When garbage is collected: in quiet moments, and never through what was loaded once and stays.

The collector stops the loop for as long as it looks, 1 ms for every 3,000 objects, and by itself it looks
just when something new is shown: for 110 ms each time after every screen had been opened once.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Tidying"]

QUIET_AFTER = 0.25
"""Seconds without a key until a moment is quiet: what the last one asked for is drawn by then."""
WORTH_IT = 6
"""Collections of the middle generation, some 7,000 new objects each, that make a full one worth its time."""


class Tidying:
    """The garbage collector of a process that is there for one app alone.

    Args:
        at_home: whether no other screen is open than the one that stays.
    """

    def __init__(self, at_home: Callable[[], bool]) -> None:
        self._at_home = at_home
        self._waiting: asyncio.TimerHandle | None = None
        self._busy_at = 0.0
        self._modules_kept = 0

    def keep(self) -> None:
        """What is loaded by now stays: it is not looked through any more."""
        self._modules_kept = len(sys.modules)
        gc.freeze()

    def busy(self) -> None:
        """A key was pressed or a screen closed: tidy up once it is quiet."""
        self._busy_at = monotonic()
        if self._waiting is None:
            self._wait(QUIET_AFTER)

    def end(self) -> None:
        """The app ends, and its process with it."""
        if self._waiting is not None:
            self._waiting.cancel()

    def _wait(self, seconds: float) -> None:
        # The loop's own timer: a callback by itself, so that nothing else is held up with it.
        self._waiting = asyncio.get_running_loop().call_later(seconds, self._tidy_up)

    def _tidy_up(self) -> None:
        if (left := QUIET_AFTER - (monotonic() - self._busy_at)) > 0:
            self._wait(left)
            return
        self._waiting = None
        home = self._at_home()
        if home or gc.get_count()[2] >= WORTH_IT:
            gc.collect()
        # Only with code that is new: what is kept and becomes garbage later is never collected.
        if home and len(sys.modules) != self._modules_kept:
            self.keep()
