"""A table of text in columns that share the width, cells wrapped."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.tui.themes import BOLD, MUTED
from trainer.tui.wrapping import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["column_widths", "table_lines"]

GAP = 2
ROOMY = 60
"""Below this width a table too wide for it is a list."""
NARROWEST = 6
"""A column is not made narrower than this; where even that is too wide, lines run over and are cut."""


def column_widths(natural: Sequence[int], space: int) -> list[int]:
    """How wide columns are that would like to be `natural` and have `space` together.

    The narrow ones keep what they want; the wide ones share the rest evenly.
    """
    widths = [0] * len(natural)
    left, open_columns = space, sorted(range(len(natural)), key=lambda at: natural[at])
    while open_columns:
        share = max(left // len(open_columns), NARROWEST)
        at = open_columns.pop(0)
        widths[at] = min(natural[at], share)
        left -= widths[at]
    return widths


def table_lines(rows: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """The rows as lines no wider than `width`; the first is the heading, with a hairline under it."""
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return []
    natural = [
        max((row[at].cell_length for row in rows if at < len(row)), default=1) for at in range(columns)
    ]
    if sum(natural) + GAP * (columns - 1) > width < ROOMY:
        return _listed(rows, width)
    widths = column_widths(natural, max(width - GAP * (columns - 1), columns))
    heading = [line.stylize(BOLD) for line in _row_lines(rows[0], widths)]
    rule = Content.styled("─" * min(sum(widths) + GAP * (columns - 1), width), MUTED)
    body = [line for row in rows[1:] for line in _row_lines(row, widths)]
    return [*heading, rule, *body]


def _listed(rows: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Where columns would break words: a line a row, `name: the rest`, what does not fit hanging."""
    lines = []
    for row in _joined(rows[1:] or rows):
        name, *others = row
        told = [cell for cell in others if cell.plain.strip()]
        text = name.stylize(BOLD) + (Content(": ") + Content("; ").join(told) if told else Content(""))
        for at, line in enumerate(fold(text, max(width - GAP, NARROWEST))):
            lines.append((Content(" " * GAP) if at else Content("")) + line.rstrip())
    return lines


def _joined(rows: Sequence[Sequence[Content]]) -> list[list[Content]]:
    """A row whose first cell is empty goes on with the one above: that is how authors wrap a long cell."""
    joined: list[list[Content]] = []
    for row in rows:
        if joined and row and not row[0].plain.strip():
            pairs = zip_longest(joined[-1], row, fillvalue=Content(""))
            joined[-1] = [above + Content(" ") + cell if cell else above for above, cell in pairs]
        else:
            joined.append(list(row))
    return joined


def _row_lines(row: Sequence[Content], widths: Sequence[int]) -> list[Content]:
    cells = [fold(cell, max(width, 1)) for cell, width in zip(row, widths, strict=False)]
    lines = []
    for parts in zip_longest(*cells, fillvalue=Content("")):
        padded = [
            part.pad_right(max(width - part.cell_length, 0))
            for part, width in zip(parts, widths, strict=False)
        ]
        lines.append(Content(" " * GAP).join(padded).rstrip())
    return lines
