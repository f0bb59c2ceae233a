"""The signature that stays in sight while its function's body is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["pinned", "signature"]

NOWHERE = range(0)
CLOSES = ")]}#"
"""What may stand at the margin inside a function: the end of its signature, a comment."""


def signature(lines: Sequence[str], row: int, most: int) -> range:
    """The rows of the signature above a row of its function's body; none where there is no such function.

    Args:
        lines: the text.
        row: a row of the text, from 0.
        most: a signature of more rows than this is none.
    """
    head = next((at for at in range(min(row, len(lines) - 1), -1, -1) if _at_margin(lines[at])), row)
    if head == row or not lines[head].startswith(("def ", "async def ")):
        return NOWHERE
    reach = range(head, min(head + most, len(lines)))
    end = next((at for at in reach if lines[at].partition("#")[0].rstrip().endswith(":")), None)
    return NOWHERE if end is None else range(head, end + 1)


def pinned(lines: Sequence[str], top: int, most: int) -> range:
    """The rows to show in place of the first ones in sight; none where another function begins behind them.

    Args:
        lines: the text.
        top: the first row in sight, from 0.
        most: how many rows may be given away.
    """
    rows = signature(lines, top, most)
    covered = lines[top : top + len(rows) + 1]
    return NOWHERE if any(_at_margin(line) for line in covered) else rows


def _at_margin(line: str) -> bool:
    return bool(line[:1].strip()) and line[0] not in CLOSES
