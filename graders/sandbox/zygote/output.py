"""What was printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def output_kinds() -> tuple[Callable[[int], Any], Callable[[Any], Any], Callable[[], Any]]:
    """What holds printed text, what writes to it, and what reads nothing, with all they need bound.

    Text is gathered before it is handed on: to take each write by itself would double the time of a flood.
    """

    class Kept(io.BufferedIOBase):
        """Keeps the first bytes it is given and counts all."""

        def __init__(self, room: int) -> None:
            self.parts: list[bytes] = []
            self.room = room
            self.printed = 0

        def writable(self) -> bool:
            return True

        def write(self, data: Any, /) -> int:
            size = len(data)
            self.printed += size
            if self.room > 0:
                part = bytes(data[: self.room])
                self.parts.append(part)
                self.room -= len(part)
            return size

    wrapper, nothing = io.TextIOWrapper, io.BytesIO

    def writing(kept: Any) -> Any:
        return wrapper(kept, "utf-8", "backslashreplace", "\n")

    def reading() -> Any:
        return wrapper(nothing(b""), "utf-8")

    return Kept, writing, reading
