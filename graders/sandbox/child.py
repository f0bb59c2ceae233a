"""One program's process as the parent sees it, wherever it came from."""

from __future__ import annotations

from typing import NamedTuple, Protocol

__all__ = ["CHUNK_BYTES", "END_SECONDS", "Child", "End", "InterpreterLost", "Usage"]

END_SECONDS = 10.0
"""How long a killed process may take to be gone."""
CHUNK_BYTES = 1 << 18
"""How much of what a child wrote is read at once."""


class InterpreterLost(Exception):  # noqa: N818 - an event
    """The warm interpreter is gone, or a child of it before it was ready; another one may do."""


class End(NamedTuple):
    """How a process ended: by a signal that was not ours (else 0), after so much CPU time and memory."""

    signal: int
    cpu_seconds: float = 0.0
    peak_kb: int = 0


class Usage(NamedTuple):
    """What a living process is at: running (or ready to), CPU seconds so far, memory."""

    running: bool
    cpu_seconds: float
    peak_kb: int
    resident_kb: int


class Child(Protocol):
    """One program's process, as the parent sees it."""

    def send(self, data: bytes) -> None:
        """Hand over a request; a process that is gone takes none."""

    def receive(self, seconds: float) -> bytes | None:
        """What arrived within that time: None for nothing yet, empty when no more will come."""

    def usage(self) -> Usage | None:
        """What it is at; None where that can't be told."""

    def end(self, patience: float = 0.0) -> End:
        """Kill it if it still lives after that time, and wait until it is gone."""
