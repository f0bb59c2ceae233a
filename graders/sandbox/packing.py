"""What is handed to a child: a program and its calls, packed as bytes."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.errors import GraderProblem
from graders.sandbox import zygote as wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graders.sandbox.model import Program

__all__ = ["Packed", "codec", "pack", "request_of"]

REQUEST_BYTES = 512 << 20


@dataclass(frozen=True, slots=True)
class Packed:
    """Calls as a child is handed them. Packed once they can be made often.

    Attributes:
        calls: each call's arguments, as bytes.
    """

    calls: tuple[bytes, ...]

    def __len__(self) -> int:
        return len(self.calls)

    def only(self, positions: Sequence[int]) -> Packed:
        """Some of the calls."""
        return Packed(tuple(self.calls[at] for at in positions))

    def singly(self) -> Iterator[Packed]:
        """Each call by itself."""
        return (Packed((call,)) for call in self.calls)


def pack(calls: Sequence[Sequence[Any]]) -> Packed:
    """Positional arguments, call by call.

    Raises:
        GraderProblem: an argument is no number, text, array or list of them, or they are too many.
    """
    packed = Packed(tuple(codec().encode(_arguments(call)) for call in calls))
    items = sum(1 + len(call) for call in calls)
    if sum(map(len, packed.calls)) > REQUEST_BYTES or items > wire.MAX_ITEMS:
        raise GraderProblem(f"{len(calls)} calls are too large to be handed over", remedy="make fewer")
    return packed


def _arguments(call: Sequence[Any]) -> list[bytes]:
    packed = []
    for position, argument in enumerate(call, start=1):
        try:
            packed.append(codec().encode(argument))
        except wire.Unsupported as reason:
            raise GraderProblem(
                f"argument {position} can't be handed to a submission: a {reason}",
                remedy="use numbers, text, arrays and lists of them",
            ) from None
    return packed


def request_of(program: Program, calls: Packed) -> bytes:
    """What a child reads once it is ready."""
    words = codec().encode((program.source, program.function, program.filename))
    request = words + wire.packed_list(calls.calls)
    return wire.LENGTH.pack(len(request)) + request


@functools.cache
def codec() -> wire.Codec:
    """The codec of this process."""
    import numpy as np  # noqa: PLC0415 - 70 ms, when something runs

    return wire.Codec(np)
