"""What crosses besides values: an order to the zygote, a request to the child, frames from it."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

CHILD: Final = struct.Struct("<I")
"""The number the parent gives a child, so that an answer about another one is not taken for this one's."""
FORKED: Final = struct.Struct("<II??")
"""The new child's number, that of the one other that is to live on, trusted_library, forked ahead."""
ORDER: Final = struct.Struct("<ddII")
"""case_seconds, total_seconds, memory_mb, output_kb."""
EXIT: Final = struct.Struct("<IidQ")
"""which child, wait status, CPU seconds, peak address space in KiB (0: not known)."""
AT: Final = struct.Struct("<?dQQ")
"""running or ready to, CPU seconds, peak address space and resident memory in KiB."""
LENGTH: Final = struct.Struct("<I")

READY, LOADED, UNLOADED, OUTCOME, REFUSED = b"R", b"L", b"U", b"O", b"X"
FORK, KILL, USAGE = b"F", b"K", b"U"
HELLO: Final = "ready"
LIMITS, LANDLOCK, SECCOMP, CAPABILITIES = "limits", "landlock", "seccomp", "capabilities"

MESSAGE_LENGTH: Final = 2000
FRAMES_KEPT: Final = 12
"""At each end of a traceback."""
NAMES_TOLD: Final = 200


class Order(NamedTuple):
    """What the child must know before it reads the submission."""

    case_seconds: float
    total_seconds: float
    memory_mb: int
    output_kb: int


class Told(NamedTuple):
    """What an outcome frame says besides the value that follows it."""

    kind: str
    unsupported: str | None = None
    exception: str | None = None
    message: str = ""
    frames: tuple[tuple[int, str], ...] = ()
    left_out: int = 0
    own_line: bool = False
    changed: tuple[int, ...] = ()
    output: bytes = b""
    printed: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    """Of the process so far, by which the parent tells a slow call from a busy machine."""


class Loaded(NamedTuple):
    """What a loaded module says of itself."""

    names: tuple[str, ...]
    signature: tuple[int, int | None] | None
    output: bytes
    printed: int
    cpu_seconds: float
