"""The answer log (SQLite), the schedule (FSRS) and the statistics that follow from them.

The log is append-only: cards, streaks and statistics are computed from it and can be rebuilt. Two machines'
logs merge by union.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from trainer.progress.due import due_cards, new_allowance, new_cards
from trainer.progress.log import Progress
from trainer.progress.logged import NEW_PER_DAY
from trainer.progress.model import (
    Answer,
    AnswerRow,
    CardState,
    Event,
    Policy,
    Rating,
    Submission,
    Undone,
    is_task,
)

if TYPE_CHECKING:
    from trainer.progress.exchange import Merged, export_lines, merge_lines

__all__ = [
    "NEW_PER_DAY",
    "Answer",
    "AnswerRow",
    "CardState",
    "Event",
    "Merged",
    "Policy",
    "Progress",
    "Rating",
    "Submission",
    "Undone",
    "due_cards",
    "export_lines",
    "is_task",
    "merge_lines",
    "new_allowance",
    "new_cards",
]

_EXCHANGE = {"Merged", "export_lines", "merge_lines"}


def __getattr__(name: str) -> object:
    """Import what carries the log elsewhere when it is asked for: Home opens without it."""
    if name in _EXCHANGE:
        return getattr(importlib.import_module(f"{__name__}.exchange"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
