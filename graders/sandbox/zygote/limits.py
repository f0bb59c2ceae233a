"""Resource limits: what a process may take, never to be raised again."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graders.sandbox.zygote.messages import Order

MEMORY_FACTOR: Final = 2
"""The hard wall lies at twice the limit. A request that fails there and is no larger than the limit finds
more than the limit in use already, so that the peak tells a program that swallows MemoryError."""
OPEN_FILES: Final = 64


LIMITS_OF_ALL: Final = {
    "RLIMIT_CORE": (0, 0),
    "RLIMIT_FSIZE": (0, 0),
    "RLIMIT_NPROC": (0, 0),
    "RLIMIT_NOFILE": (OPEN_FILES, OPEN_FILES),
    "RLIMIT_MEMLOCK": (0, 0),
    "RLIMIT_MSGQUEUE": (0, 0),
    "RLIMIT_SIGPENDING": (0, 0),
}


def limits_of(order: Order, base_kb: int) -> dict[str, tuple[int, int]]:
    """The limits of one order, counted from now on."""
    seconds = int(order.total_seconds + time.process_time()) + 2
    space = (base_kb << 10) + MEMORY_FACTOR * (order.memory_mb << 20)
    return {"RLIMIT_CPU": (seconds, seconds + 1), "RLIMIT_AS": (space, space)}


def set_limits(wanted: dict[str, tuple[int, int]]) -> None:
    """Resource limits of this process, soft and hard, never to be raised again."""
    import resource  # noqa: PLC0415 - not on Windows; loaded before the fork

    for name, (soft, hard) in wanted.items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        _, present = resource.getrlimit(which)
        if present != resource.RLIM_INFINITY:
            soft, hard = min(soft, present), min(hard, present)  # noqa: PLW2901 - the lower one stands
        try:
            resource.setrlimit(which, (soft, hard))
        except (ValueError, OSError):  # macOS refuses an address-space limit
            if sys.platform == "linux":
                raise
