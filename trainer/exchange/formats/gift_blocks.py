"""The questions of a GIFT file as blocks of lines, before anything in them is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer.exchange.model import numbered_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Block", "blocks_of"]

_BRACES = re.compile(r"\\.|[{}]")
_GOES_ON = re.compile(r"\s*[=~#}]")


@dataclass
class Block:
    """The lines of one question, without comments.

    Attributes:
        lines: each with its number.
        comments: what the comments before it say.
    """

    lines: list[tuple[int, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def blocks_of(text: str) -> Iterator[Block]:
    """A blank line ends a question; one between answers, as some editors leave it, does not."""
    block, depth = Block(), 0
    pending: list[tuple[int, str]] = []
    for number, line in numbered_lines(text):
        if line.lstrip().startswith("//"):
            # A comment on a question stands before it; one within it says nothing of the next.
            if not block.lines:
                block.comments.append(line)
            continue
        if not line.strip():
            if depth:
                pending.append((number, ""))
            elif block.lines:
                yield block
                block = Block()
            continue
        if pending and not _GOES_ON.match(line):
            yield block
            block, depth = Block(), 0
        elif pending:
            block.lines += pending
        pending = []
        block.lines.append((number, line))
        for found in _BRACES.finditer(line):
            depth = {"{": 1, "}": 0}.get(found[0], depth)
    if block.lines:
        yield block
