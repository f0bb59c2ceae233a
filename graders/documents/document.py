"""A document: plain data, and where each piece of it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path  # noqa: TC003 - a field's type, which readers of this class may resolve
from typing import TYPE_CHECKING, Any, NamedTuple

from graders.documents.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Document", "Place"]


class Place(NamedTuple):
    """Where a value stands, and where what it holds stands.

    Attributes:
        line: of the value, counted from 1.
        column: of the value, counted from 1.
        last_line: where the value ends.
        children: places by key or by index; None for a scalar.
        key: line and column of the key the value belongs to, if it has one.
        end: line and column just past the value; None for what ends where its indentation does.
        key_end: the same for the key.
    """

    line: int
    column: int
    last_line: int
    children: dict[str, Place] | list[Place] | None = None
    key: tuple[int, int] | None = None
    end: tuple[int, int] | None = None
    key_end: tuple[int, int] | None = None

    def child(self, step: str | int) -> Place | None:
        """The place of a key's or an index's value."""
        below: Place | None = None
        if isinstance(self.children, dict):
            below = self.children.get(step) if isinstance(step, str) else None
        elif isinstance(self.children, list) and isinstance(step, int) and -1 < step < len(self.children):
            below = self.children[step]
        return below


@dataclass(frozen=True)
class Document:
    """What a file holds.

    Attributes:
        data: dicts, lists, strings, numbers, booleans and None.
        path: the file.
        root: where the data stands.
        text: the file's text.
    """

    data: Any
    path: Path
    root: Place
    text: str

    def place(self, loc: Sequence[str | int]) -> Place:
        """Where the value at `loc` stands; the nearest ancestor that is known, if it is not."""
        here = self.root
        for step in loc:
            below = here.child(step)
            if below is None:
                break
            here = below
        return here

    def position(self, loc: Sequence[str | int]) -> tuple[int, int]:
        """Line and column, from 1, of the value at `loc`, or of its nearest known ancestor."""
        place = self.place(loc)
        return (place.line, place.column)

    def key_position(self, loc: Sequence[str | int]) -> tuple[int, int]:
        """Line and column, from 1, of the key whose value is at `loc`; the value's own where it has none."""
        place = self.place(loc)
        return place.key or (place.line, place.column)

    def fault(
        self,
        loc: Sequence[str | int],
        what: str,
        remedy: str = "",
        *,
        code: str,
        advice: bool = False,
        on_key: bool = False,
    ) -> Fault:
        """A fault of the value at `loc`, or of its nearest known ancestor; `on_key` of the value's key."""
        place = self.place(loc)
        start, end = (place.line, place.column), place.end
        if on_key and place.key is not None:
            start, end = place.key, place.key_end
        return Fault(self.path, *start, what, remedy, advice, code, end)

    def source_lines(self, loc: Sequence[str | int]) -> list[tuple[int, str]]:
        """The lines of the file that the value at `loc` spans, numbered from 1."""
        place = self.place(loc)
        return list(enumerate(self._lines[place.line - 1 : place.last_line], place.line))

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()
