"""A picture of cells: lines of Braille dots in layers, marks over them, text beneath. No widget, no NumPy.

Each cell holds 2 by 4 dots. Where a console has no Braille, a cell with any dot shows one mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DOTS_ACROSS", "DOTS_DOWN", "Layer", "Raster", "Run", "clipped"]

DOTS_ACROSS, DOTS_DOWN = 2, 4
BRAILLE: Final = 0x2800
# The bit of each dot in a Braille character, by its row and column.
BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

Layer = Literal["ground", "first", "second"]
_OVER: Final[tuple[Layer, ...]] = ("first", "second", "ground")
_ASCII: Final[dict[Layer, str]] = {"ground": ".", "first": "+", "second": "o"}

Run = tuple[str, str]
"""A stretch of one row in one style: the text, and the style's name."""


class Raster:
    """Cells of a picture.

    Args:
        width: cells across.
        height: rows.
        ascii_only: the console has no Braille.
    """

    def __init__(self, width: int, height: int, *, ascii_only: bool = False) -> None:
        self.width = width
        self.height = height
        self._ascii = ascii_only
        self._text: dict[tuple[int, int], Run] = {}
        self._marks: dict[tuple[int, int], Run] = {}
        self._dots: dict[Layer, dict[tuple[int, int], int]] = {layer: {} for layer in _OVER}
        self._rows: dict[int, list[Run]] = {}

    def write(self, x: int, y: int, text: str, style: str) -> None:
        """Text beneath the dots; what does not fit is left out."""
        for at, letter in enumerate(text, start=x):
            if 0 <= at < self.width and 0 <= y < self.height:
                self._text[at, y] = (letter, style)
        self._rows.pop(y, None)

    def mark(self, x: int, y: int, sign: str, style: str) -> None:
        """One letter over the dots."""
        self._marks[x, y] = (sign, style)
        self._rows.pop(y, None)

    def dot(self, x: int, y: int, layer: Layer) -> int:
        """One dot, counted in dots from the top left; returns the row of cells it lies in."""
        cell = x // DOTS_ACROSS, y // DOTS_DOWN
        dots = self._dots[layer]
        dots[cell] = dots.get(cell, 0) | BITS[y % DOTS_DOWN][x % DOTS_ACROSS]
        self._rows.pop(cell[1], None)
        return cell[1]

    def wipe(self, layers: Iterable[Layer]) -> None:
        """Take layers of dots and every mark away."""
        for layer in layers:
            self._dots[layer].clear()
        self._marks.clear()
        self._rows.clear()

    def unmark(self, x: int, y: int) -> Run | None:
        """Take a mark away; what it was, if there was one."""
        self._rows.pop(y, None)
        return self._marks.pop((x, y), None)

    def row(self, y: int) -> list[Run]:
        """The row in stretches of one style; the style of blanks is empty."""
        if y not in self._rows:
            self._rows[y] = self._composed(y)
        return self._rows[y]

    def _composed(self, y: int) -> list[Run]:
        runs: list[Run] = []
        for x in range(self.width):
            letter, style = self._cell((x, y))
            if runs and runs[-1][1] == style:
                runs[-1] = (runs[-1][0] + letter, style)
            else:
                runs.append((letter, style))
        return runs

    def _cell(self, cell: tuple[int, int]) -> Run:
        if (mark := self._marks.get(cell)) is not None:
            return mark
        for layer in _OVER:
            if bits := self._dots[layer].get(cell, 0):
                return (_ASCII[layer] if self._ascii else chr(BRAILLE + bits)), layer
        return self._text.get(cell, (" ", ""))


def clipped(
    start: tuple[float, float], end: tuple[float, float], right: float, bottom: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The part of a segment within 0 to `right` and 0 to `bottom`; None where there is none.

    Reference:
        Liang & Barsky (1984), A new concept and method for line clipping.
    """
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enters, leaves = 0.0, 1.0
    # The edge at which it enters and the one at which it leaves, as an axis and a place on it.
    first: tuple[int, float] | None = None
    last: tuple[int, float] | None = None
    for axis, edge, step, room in (
        (0, 0.0, -dx, x),
        (0, right, dx, right - x),
        (1, 0.0, -dy, y),
        (1, bottom, dy, bottom - y),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            if room / step > enters:
                enters, first = room / step, (axis, edge)
        elif room / step < leaves:
            leaves, last = room / step, (axis, edge)
    if enters > leaves:
        return None

    def point(at: float, edge: tuple[int, float] | None) -> tuple[float, float]:
        # Of a run that diverged the ends are so far off that rounding alone would lead out of the picture.
        places = [min(max(x + at * dx, 0.0), right), min(max(y + at * dy, 0.0), bottom)]
        if edge is not None:
            places[edge[0]] = edge[1]
        return places[0], places[1]

    return point(enters, first), point(leaves, last)
