"""The line of a file that a fault is about, with a caret under it: for people, never for programs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from graders.text import columns, escaped

if TYPE_CHECKING:
    from graders.documents.faults import Fault

__all__ = ["excerpt"]

_LINE_ENDS = re.compile("\r\n|\r|\n")
# A tab is shown as so many spaces, wherever it stands.
_TAB = " " * 4
_CUT = "…"


def excerpt(fault: Fault, text: str, width: int = 80) -> tuple[str, str] | None:
    """The line a fault stands in and the line with its carets; None where there is no line to show.

    Args:
        fault: the fault.
        text: the whole text of its file.
        width: columns that the longer of the two may take; the line is cut around the caret.
    """
    if fault.whole:
        return None
    lines = _LINE_ENDS.split(text.removeprefix("\ufeff"))
    line = lines[fault.line - 1].rstrip() if fault.line <= len(lines) else ""
    if not line:
        return None
    margin = f"{fault.line:>5} | "
    room = max(width - len(margin), 20)
    shown, before, marked = _window(line, fault.column - 1, _marked(fault, line), room)
    return margin + shown, f"{'| ':>{len(margin)}}{' ' * before}{'^' * marked}"


def _marked(fault: Fault, line: str) -> int:
    """How many characters from the fault's column on are meant: 1 where that is not known."""
    if fault.end is None:
        return 1
    end = fault.end[1] - 1 if fault.end[0] == fault.line else len(line)
    return max(end - fault.column + 1, 1)


def _window(line: str, start: int, marked: int, room: int) -> tuple[str, int, int]:
    """The part of a line that fits, the columns before the caret in it, and how many carets there are."""
    # No more characters than could be shown: a line may have millions.
    first, last = max(start - 2 * room, 0), start + 2 * room
    cells = [_shown(character) for character in line[first:last]]
    edges = [0, *accumulate(columns(cell) for cell in cells)]
    at = min(start - first, len(cells))
    low, high = 0, len(cells)
    if first > 0 or last < len(line) or edges[-1] > room:
        inner = room - 2 * len(_CUT)
        low = bisect_left(edges, min(edges[at] - inner * 2 // 3, edges[-1] - inner))
        high = bisect_right(edges, edges[low] + inner) - 1
    head = _CUT if first + low > 0 else ""
    tail = _CUT if first + high < len(line) else ""
    carets = edges[max(min(at + marked, high), at)] - edges[at]
    return head + "".join(cells[low:high]) + tail, len(head) + edges[at] - edges[low], max(carets, 1)


def _shown(character: str) -> str:
    return _TAB if character == "\t" else escaped(character)
