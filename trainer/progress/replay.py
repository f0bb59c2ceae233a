"""From a card's events to its state: a pure fold in the log's order, which alone says what events mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from trainer.days import day_end, event_day, local_time
from trainer.progress.model import AnswerRow, CardState, Event, Policy, Rating
from trainer.progress.schedule import (
    Attempt,
    Memory,
    recall_chance,
    reviewed,
    task_rating,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

__all__ = ["History", "in_order", "replay", "undone"]


@dataclass(frozen=True, slots=True)
class History:
    """What a card's events come to."""

    state: CardState
    rows: tuple[AnswerRow, ...]


def in_order(events: Iterable[Event]) -> list[Event]:
    """The log's order: by time, then by id."""
    return sorted(events, key=lambda event: (event.at, event.id))


def replay(card: str, events: Iterable[Event], policy: Policy) -> History:
    """A card's state after its events, whatever the order they arrived in.

    Args:
        card: the card's key.
        events: all events of that card; an undo belongs to the card of the event it names.
        policy: what to schedule with.
    """
    everything = in_order(events)
    taken_back = undone(everything)
    fold = _Fold(card, policy)
    for event in everything:
        apply = _MEANINGS.get(event.kind)
        if apply is not None and event.id not in taken_back:
            apply(fold, event)
    return fold.history()


def undone(events: Iterable[Event]) -> set[str]:
    """The ids of the events that another one takes back."""
    return {str(event.payload.get("event")) for event in events if event.kind == "undo"}


@dataclass(slots=True)
class _TaskDay:
    """A day's attempts at a task, and the memory from before the first of them."""

    day: date
    before: Memory
    lapses: int
    attempts: list[Attempt] = field(default_factory=list)
    review: int | None = None  # which of the rows is the day's review


class _Fold:
    """The state while events are gone through."""

    def __init__(self, card: str, policy: Policy) -> None:
        self.policy = policy
        self.state = CardState(card)
        self.memory = Memory()
        self.rows: list[AnswerRow] = []
        self.task_day: _TaskDay | None = None
        self.forwarded: datetime | None = None

    def history(self) -> History:
        memory, wanted = self.memory, self.forwarded
        # What is due already stays where it is: it is in the next review anyway.
        due = memory.due if memory.due is None or wanted is None else min(memory.due, wanted)
        state = replace(
            self.state,
            status=memory.status,
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=due,
            last=memory.last,
            forwarded=wanted,
        )
        return History(state, tuple(self.rows))

    def answer(self, event: Event) -> None:
        rating, correct = Rating(event.payload["rating"]), bool(event.payload["correct"])
        self.rows.append(self._row(event, self.memory, correct=correct, rating=rating))
        self._review(event, rating, self.memory, self.state.lapses, task=False)
        self.state = replace(
            self.state,
            reps=self.state.reps + 1,
            last_correct=correct,
            content_hash=event.payload["content_hash"],
        )

    def submission(self, event: Event) -> None:
        payload = event.payload
        passed, gave_up = payload["status"] == "passed", payload["trigger"] == "gave-up"
        if payload["trigger"] == "typing" and not passed:
            return
        today = self._task_day(event)
        settled = any(attempt.decisive for attempt in today.attempts)
        today.attempts.append(Attempt(passed=passed and not gave_up, gave_up=gave_up, hints=payload["hints"]))
        self.rows.append(self._row(event, today.before, correct=passed and not gave_up, rating=None))
        self.state = replace(
            self.state,
            attempts=self.state.attempts + (not gave_up),
            passed=self.state.passed or (passed and not gave_up),
            content_hash=payload["content_hash"],
        )
        if not settled:
            self._settle(event, today)

    def _task_day(self, event: Event) -> _TaskDay:
        day = event_day(event.at, event.offset)
        if self.task_day is None or self.task_day.day != day:
            self.task_day = _TaskDay(day, self.memory, self.state.lapses)
        return self.task_day

    def _settle(self, event: Event, today: _TaskDay) -> None:
        """The day's one review, computed anew from where the day began, so that a later pass mends it."""
        rating = task_rating(today.attempts)
        if today.review is None:
            self.state = replace(self.state, reps=self.state.reps + 1)
        else:
            self.rows[today.review] = replace(self.rows[today.review], rating=None)
        today.review = len(self.rows) - 1
        self.rows[today.review] = replace(self.rows[today.review], rating=rating)
        self._review(event, rating, today.before, today.lapses, task=True)
        lapsed = today.attempts[-1].gave_up and self.state.lapses == today.lapses
        self.state = replace(
            self.state,
            last_correct=rating > Rating.AGAIN,
            lapses=self.state.lapses + lapsed,
        )

    def _review(self, event: Event, rating: Rating, before: Memory, lapses: int, *, task: bool) -> None:
        self.forwarded = None
        forgotten = rating == Rating.AGAIN and before.status == "review"
        self.state = replace(self.state, lapses=lapses + forgotten)
        self.memory = reviewed(before, rating, local_time(event.at, event.offset), self.policy, task=task)

    def _row(self, event: Event, memory: Memory, *, correct: bool, rating: Rating | None) -> AnswerRow:
        at = local_time(event.at, event.offset)
        seen = memory.stability is not None
        return AnswerRow(
            event=event.id,
            card=self.state.card,
            at=at.astimezone(UTC),
            day=event_day(event.at, event.offset),
            kind=event.kind,
            correct=correct,
            rating=rating,
            seconds=float(event.payload["seconds"]),
            before=memory.status,
            predicted=recall_chance(memory.stability, memory.last, at, self.policy) if seen else None,
            mode=str(event.payload.get("mode") or event.payload.get("trigger", "")),
            mistakes=tuple(event.payload.get("mistakes", ())),
            confidence=event.payload.get("confidence"),
        )

    def forward(self, event: Event) -> None:
        """A coding task showed the mistake that this question teaches: it comes next, its memory as it is."""
        if self.forwarded is None:
            self.forwarded = local_time(event.at, event.offset).astimezone(UTC)

    def suspend(self, _event: Event) -> None:
        self.state = replace(self.state, suspended=True)

    def unsuspend(self, _event: Event) -> None:
        self.state = replace(self.state, suspended=False, buried_until=None)

    def bury(self, event: Event) -> None:
        until = day_end(local_time(event.at, event.offset))
        self.state = replace(self.state, buried_until=until.astimezone(UTC))

    def flag(self, event: Event) -> None:
        self.state = replace(self.state, flagged=True, note=str(event.payload.get("note", "")))

    def unflag(self, _event: Event) -> None:
        self.state = replace(self.state, flagged=False, note="")


# Kinds a newer version may add are kept in the log and mean nothing here.
_MEANINGS: dict[str, Callable[[_Fold, Event], Any]] = {
    "answer": _Fold.answer,
    "submission": _Fold.submission,
    "forward": _Fold.forward,
    "suspend": _Fold.suspend,
    "unsuspend": _Fold.unsuspend,
    "bury": _Fold.bury,
    "flag": _Fold.flag,
    "unflag": _Fold.unflag,
}
