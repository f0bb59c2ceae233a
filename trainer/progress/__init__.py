"""The answer log (SQLite), the schedule (FSRS) and the statistics that follow from them.

The log is append-only: cards, streaks and statistics are computed from it and can be rebuilt. Two machines'
logs merge by union.
"""

from __future__ import annotations

from trainer.progress.due import due_cards, new_allowance, new_cards
from trainer.progress.exchange import Merged, export_lines, merge_lines
from trainer.progress.log import NEW_PER_DAY, Progress
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
