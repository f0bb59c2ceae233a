"""The starter as the editor opens with it: with an empty line to write on, and the cursor there."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Opened", "end_of", "opened", "written"]

HERE = "your code"
"""What the comment says above the place to fill."""
INDENT = "    "


@dataclass(frozen=True, slots=True)
class Opened:
    """A starter with room to write.

    Attributes:
        text: the starter; where it had no empty line to fill, one more line than before.
        row: the line to fill, from 0; it holds indentation and nothing else.
        column: where its indentation ends, in characters.
    """

    text: str
    row: int
    column: int


def opened(starter: str) -> Opened:
    """Make room below the comment `# Your code`, else before the last line.

    A text that was opened once has its room, and comes back as it is.

    Args:
        starter: what a task begins with, or a draft that is still it.
    """
    lines = starter.split("\n")
    row, indent = _place(lines)
    if row == len(lines) or lines[row].strip():
        lines.insert(row, indent)
    else:
        lines[row] = indent
    return Opened("\n".join(lines), row, len(lines[row]))


def end_of(text: str) -> tuple[int, int]:
    """Row and column behind the last thing written, from 0: where one goes on with a draft."""
    lines = text.rstrip().split("\n")
    return len(lines) - 1, len(lines[-1])


def written(text: str) -> tuple[str, ...]:
    """The lines that hold something, without the white space behind them: the same for the same code."""
    return tuple(line.rstrip() for line in text.split("\n") if line.strip())


def _place(lines: list[str]) -> tuple[int, str]:
    """The line to fill and its indentation; the line after the last where there is nothing to fill."""
    last = max((at for at, line in enumerate(lines) if line.strip()), default=-1)
    asked = next((at for at, line in enumerate(lines) if HERE in line.lower() and "#" in line), None)
    if asked is None:
        if last < 1 or not _indent(lines[last]):
            return last + 1, ""
        room = last - 1 if not lines[last - 1].strip() else last
        return room, _indent(lines[last])
    row = asked + 1
    while row <= last and lines[row].lstrip().startswith("#"):
        row += 1
    # Behind code that opens a block the comment speaks of what stands in it.
    opens = lines[asked].partition("#")[0].rstrip().endswith(":")
    return row, _indent(lines[asked]) + (INDENT if opens else "")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
