"""A layout for what is looked back on: where there is room, what was said stands beside what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Size
from textual.layout import Layout
from textual.layouts.vertical import VerticalLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.layout import ArrangeResult, WidgetPlacement
    from textual.widget import Widget

__all__ = ["LEFT", "READING", "RIGHT", "Columns", "stand_beside"]

LEFT: Final = 0
RIGHT: Final = 1
GAP = 4
LEAST_COLUMN = 52
"""Cells that a column of prose has at least; where there is no room for two, all is one column."""
READING = 76
"""Cells that a column has at most: what is read is no wider anywhere."""


class Columns(Layout):
    """Two columns, which scroll as one; all else keeps the whole width, above or below them.

    Args:
        side: the column of a child; None for the whole width.
        least: cells that either column needs.
    """

    name: ClassVar[str] = "columns"

    def __init__(self, side: Callable[[Widget], int | None], least: int) -> None:
        self._side = side
        self._least = least
        self._column = VerticalLayout()

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Whole rows before the columns, the columns, whole rows after them."""
        width = min((size.width - GAP) // 2, READING)
        sides = [self._side(child) for child in children]
        if width < self._least or not {LEFT, RIGHT} <= set(sides):
            return self._column.arrange(parent, children, size, greedy)
        first = next(at for at, side in enumerate(sides) if side is not None)
        above, rest = children[:first], list(zip(children, sides, strict=True))[first:]
        placed = list(self._column.arrange(parent, above, size, greedy))
        y = _end(placed)
        narrow = Size(width, size.height)
        columns = []
        for at in (LEFT, RIGHT):
            column = self._column.arrange(
                parent, [child for child, side in rest if side == at], narrow, greedy
            )
            columns += _moved(list(column), at * (width + GAP), y)
        placed += columns
        below = self._column.arrange(parent, [child for child, side in rest if side is None], size, greedy)
        return placed + _moved(list(below), 0, _end(columns))


def _end(placed: list[WidgetPlacement]) -> int:
    """The row under the last of them and its margin."""
    return max((each.region.bottom + each.margin.bottom for each in placed), default=0)


def _moved(placed: list[WidgetPlacement], x: int, y: int) -> list[WidgetPlacement]:
    """To a column and a row; what is first begins in that row, without a margin above it."""
    top = min((each.region.y for each in placed), default=0)
    return [each._replace(region=each.region.translate((x, y - top))) for each in placed]


def stand_beside(parent: Widget, side: Callable[[Widget], int | None], *, least: int = LEAST_COLUMN) -> None:
    """Lay a widget's children out in two columns where there is room.

    Args:
        parent: whose children they are.
        side: the column of each, `LEFT` or `RIGHT`; None for the whole width.
        least: cells that either column needs.
    """
    # Set by name, a layout is one of Textual's own.
    parent.styles.set_rule("layout", Columns(side, least))
    parent.refresh(layout=True)
