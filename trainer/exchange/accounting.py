"""What was not carried by an import or an export, as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graders.text import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.model import Loss, Notes, Refusal, Where

    Note = Loss | Refusal

__all__ = ["account"]

# So many of one sort have a line each; of more, the first one has, with where the next ones stand.
_MOST_ALIKE = 3
_NAMED = 3
# What sets one note apart from others of its sort: what follows a colon, and figures in brackets.
_PARTICULAR = re.compile(r":(?: .*)?$| \([^)]*\)", re.DOTALL)


def account(notes: Notes, *, every: bool = False) -> list[str]:
    """Lines of what was lost and left out, in the order of the file.

    Args:
        notes: what was noted.
        every: give each note a line of its own, however many are alike.
    """
    told: list[Note] = [*notes.losses, *notes.refusals]
    told.sort(key=lambda each: (each.where.file, each.where.line or 0))
    sorts: dict[tuple[str, bool], list[Note]] = {}
    for each in told:
        sorts.setdefault(_sort(each), []).append(each)
    lines = []
    for each in told:
        alike = sorts[_sort(each)]
        if every or len(alike) <= _MOST_ALIKE:
            lines.append(escaped(str(each)))
        elif each is alike[0]:
            lines.append(escaped(f"{each} (and {len(alike) - 1:,} more: {_places(alike)})"))
    return lines


def _sort(note: Note) -> tuple[str, bool]:
    reason = getattr(note, "reason", None)
    return _PARTICULAR.sub("", reason or note.what), reason is not None


def _places(alike: Sequence[Note]) -> str:
    """Where the ones after the first stand, as far as they are named."""
    first, *others = alike
    named = [_place(note.where, first.where.file) for note in others[:_NAMED]]
    return ", ".join(named) + (" …" if len(others) > _NAMED else "")


def _place(where: Where, file: str) -> str:
    if where.file != file:
        return str(where)
    return f"line {where.line}" if where.line is not None else where.item
