"""How a card stands, in words short enough for a column, and at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.days import study_day
from trainer.progress.due import is_due
from trainer.tui.texts import counted
from trainer.tui.when import when

if TYPE_CHECKING:
    from datetime import datetime

    from trainer.practice.browsing import Entry
    from trainer.progress import CardState

__all__ = ["LEVELS", "outcome", "standing_sentence", "when_due"]

LEVELS = {1: "warm-up", 2: "core", 3: "deep"}
WEEK = 7


def when_due(entry: Entry, state: CardState | None, now: datetime) -> str:
    """When it is asked again, in ten letters at most."""
    if not entry.is_card:
        return ""
    if state is not None and state.suspended:
        return "suspended"
    if state is None or state.due is None:
        return "new"
    return "due" if is_due(state, now) else _soon(state.due.astimezone(now.tzinfo), now)


def _soon(due: datetime, now: datetime) -> str:
    days = (study_day(due) - study_day(now)).days
    if days <= 1:
        return "today" if days <= 0 else "tomorrow"
    return f"{due:%a}" if days < WEEK else f"{due.day} {due:%b}"


def outcome(entry: Entry, state: CardState | None) -> str:
    """How it went last, or that something is wrong with it."""
    if state is None:
        return ""
    if state.flagged:
        return "flagged"
    if state.last_correct is None:
        return ""
    if entry.kind == "task":
        return "passed" if state.last_correct else "not passed"
    return "right" if state.last_correct else "missed"


def standing_sentence(state: CardState | None, now: datetime) -> str:
    """How often it was answered, when last, when it is due; and what was said about it."""
    parts = []
    if state is None or not state.reps:
        parts.append("never answered")
    else:
        parts.append(f"answered {'once' if state.reps == 1 else f'{state.reps} times'}")
        if state.last is not None:
            parts.append(f"last {_ago(state.last, now)}")
        if state.lapses:
            parts.append(f"forgotten {'once' if state.lapses == 1 else f'{state.lapses} times'}")
    if state is not None and state.suspended:
        parts.append("suspended: it is not asked")
    elif state is not None and state.due is not None:
        parts.append("due now" if is_due(state, now) else f"due {when(state.due, now)}")
    elif state is not None and state.forwarded is not None:
        parts.append("first among the new ones")
    if state is not None and state.flagged:
        parts.append("flagged as wrong")
    return ", ".join(parts)


def _ago(moment: datetime, now: datetime) -> str:
    days = (study_day(now) - study_day(moment.astimezone(now.tzinfo))).days
    if days <= 1:
        return "today" if days <= 0 else "yesterday"
    return f"{counted(days, 'day')} ago"
