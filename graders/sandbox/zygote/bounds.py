"""How large an encoded value may be, and the cursors that keep within it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_DEPTH: Final = 32
MAX_ITEMS: Final = 200_000
"""Containers and their items in one value, and the lists an array is written as: one of shape `(10**10, 0)`
has no byte and would fill the memory of whoever shows it. Floats in lists count as numbers."""
MAX_NUMBERS: Final = 1 << 20
"""Numbers in the arrays and lists of floats of one value: as many floats as `MAX_BYTES` holds."""
MAX_BYTES: Final = 8 << 20
MAX_INT_BYTES: Final = 1024
"""Below 4,300 digits, beyond which Python refuses to print an int."""

U32: Final = struct.Struct("<I")


class Unsupported(Exception):  # noqa: N818 - not an error: the name of what can't cross
    """The value is no number, text, array or plain container of them; `args[0]` names its type."""


class Malformed(Exception):  # noqa: N818 - what arrived, not what went wrong here
    """The bytes are no encoded value."""


class _Bounded:
    """Counts what a value is made of."""

    __slots__ = ("items", "numbers")

    def __init__(self) -> None:
        self.items = self.numbers = 0

    def holds(self, shape: Sequence[int]) -> bool:
        """Whether there is room for an array of that shape, which is taken."""
        size = 1
        for extent in shape:
            self.items += size  # the lists of this level
            size *= extent
        self.numbers += size
        return self.items <= MAX_ITEMS and self.numbers <= MAX_NUMBERS


class Writer(_Bounded):
    """Parts of an encoded value, within bounds."""

    __slots__ = ("parts", "room")

    def __init__(self, room: int) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.room = room

    def add(self, part: bytes) -> None:
        """Take on these bytes."""
        self.room -= len(part)
        if self.room < 0:
            raise Unsupported("value of more bytes than can be handed over")
        self.parts.append(part)

    def add_long(self, tag: bytes, body: bytes) -> None:
        """Take on a tag and so many bytes, after their number."""
        self.add(tag + U32.pack(len(body)))
        self.add(body)

    def open(self, tag: bytes, count: int, kind: str) -> None:
        """Begin a container of so many items."""
        self.items += count + 1
        if self.items > MAX_ITEMS:
            raise Unsupported(f"{kind} of more items than can be handed over")
        self.add(tag + U32.pack(count))


class Reader(_Bounded):
    """A cursor that never leaves its bytes."""

    __slots__ = ("at", "data", "text_bytes")

    def __init__(self, data: bytes, at: int) -> None:
        super().__init__()
        self.data = data
        self.at = at
        self.text_bytes = 0

    def take(self, count: int) -> bytes:
        """The next bytes, exactly so many."""
        end = self.at + count
        if end > len(self.data):
            raise Malformed("ends too early")
        part = self.data[self.at : end]
        self.at = end
        return part

    def length(self) -> int:
        """How many bytes follow."""
        return int(U32.unpack(self.take(4))[0])

    def count(self) -> int:
        """How many items follow."""
        count = self.length()
        self.items += count + 1
        if self.items > MAX_ITEMS:
            raise Malformed("too many items")
        return count

    def long(self) -> bytes:
        """Bytes behind their number."""
        body = self.take(self.length())
        self.text_bytes += 4 * len(body)  # as it is shown: \xff
        return body

    def text(self) -> str:
        """Text behind the number of its bytes."""
        text = self.take(self.length()).decode("utf-8")
        self.text_bytes += len(text) if text.isascii() else 4 * len(text)  # as wide as the widest may be
        return text
