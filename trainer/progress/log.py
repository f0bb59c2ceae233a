"""`Progress`: the learner's log and what follows from it, in one SQLite file."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from graders.errors import Problem
from trainer.progress import store
from trainer.progress.damage import mark, open_checked
from trainer.progress.database import (
    FILE_NAME,
    KEPT_BACKUPS,
    Damaged,
    copy_to,
    keep_newest,
    told,
    transaction,
)
from trainer.progress.days import study_day, to_micros, utc_offset
from trainer.progress.model import AnswerRow, CardState, Event, Policy, Undone
from trainer.progress.schedule import usable_parameters, usable_retention

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from trainer.progress.model import Answer, Submission

__all__ = ["LOGGED_SETTINGS", "NEW_PER_DAY", "Progress"]

NEW_PER_DAY = 20
# They decide every due date, so they belong to the log: two machines' logs merged give the same cards.
LOGGED_SETTINGS = frozenset({"retention", "parameters"})
# A clock set back by less than this (NTP, a slow battery) doesn't put a new event before the one it follows.
SMALL_STEP_BACK = 300_000_000  # microseconds: five minutes


class Progress:
    """The learner's progress, open. Safe to use from several threads, and beside other processes.

    Attributes:
        path: the file.
        notices: what the learner should be told about opening it, such as a damaged file set aside.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        path: Path,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        notices: tuple[str, ...] = (),
    ) -> None:
        self._database = database
        self._lock = RLock()
        self._now = now
        self._new_id = new_id
        self._answered_on: date | None = None
        self.path = path
        self.notices = notices

    @classmethod
    def open(
        cls,
        data: Path,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str] = lambda: os.urandom(16).hex(),
    ) -> Self:
        """Open the progress in a data folder, made if it is not there.

        Args:
            data: the folder.
            now: the local time, with its offset from UTC.
            new_id: makes an event's id, 32 random hexadecimal digits.

        Raises:
            Problem: the folder or file can't be used, or a newer trainer wrote it.
        """
        path = data / FILE_NAME
        with told(data):
            data.mkdir(parents=True, exist_ok=True)
        database, notices = open_checked(path, now())
        return cls(database, path, now=now, new_id=new_id, notices=notices)

    def close(self) -> None:
        """Close the file; a day with answers leaves its backup."""
        with self._lock:
            if self._answered_on is not None:
                self._back_up(self._answered_on)
                self._answered_on = None
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def now(self) -> datetime:
        """The local time, by the clock this was opened with."""
        return self._now()

    # Writing

    def record_answer(self, answer: Answer) -> str:
        """Write an answer to the log; it is on disk when this returns.

        Returns:
            The event's id, which `undo` takes.

        Raises:
            Problem: it could not be saved.
        """
        payload = asdict(answer) | {"rating": int(answer.rating), "seconds": _span(answer.seconds)}
        return self._append("answer", payload.pop("card"), payload)

    def record_submission(self, submission: Submission) -> str | None:
        """Write an attempt at a task to the log; it is on disk when this returns.

        Returns:
            The event's id; None for a grade while typing that did not pass, which counts for nothing.

        Raises:
            Problem: it could not be saved.
        """
        if not submission.counts:
            return None
        payload = asdict(submission) | {"seconds": _span(submission.seconds)}
        return self._append("submission", payload.pop("card"), payload)

    def undo(self, event: str | None = None) -> Undone | None:
        """Take back an answer or attempt: the one named, else the last that still counts.

        Returns:
            What was taken back; None where there is nothing (or it was taken back already).
        """
        with self._reading() as database:
            found = store.last_answer(database) if event is None else store.answer_rows(database, event=event)
            if not found:
                return None
            row = found[-1]
            payload = store.event_payload(database, row.event)
        self._append("undo", row.card, {"event": row.event})
        return Undone(row.event, row.card, row.kind, payload)

    def suspend(self, card: str) -> str:
        """Never ask this card until it is unsuspended."""
        return self._append("suspend", card, {})

    def unsuspend(self, card: str) -> str:
        """Ask this card again; lifts a burial too."""
        return self._append("unsuspend", card, {})

    def bury(self, card: str) -> str:
        """Don't ask this card for the rest of the study day."""
        return self._append("bury", card, {})

    def flag(self, card: str, note: str = "") -> str:
        """Note that something is wrong with this question."""
        return self._append("flag", card, {"note": note.encode(errors="replace").decode()})

    def unflag(self, card: str) -> str:
        """The flag was unfounded, or the question has been mended."""
        return self._append("unflag", card, {})

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a small value; one the schedule depends on goes to the log and takes effect at once.

        Raises:
            Problem: the schedule can't work with the value, or it could not be saved.
        """
        if name in LOGGED_SETTINGS:
            _check_setting(name, value)
            self._append("setting", "", {"name": name, "value": value})
            return
        with self._writing() as database:
            database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, store.dumped(value)))

    def rebuild(self) -> None:
        """Compute every card and statistic anew from the log."""
        with self._writing() as database:
            store.rebuild(database)

    # Reading

    def state(self, card: str) -> CardState:
        """Where a card stands; a new card if it was never answered."""
        with self._reading() as database:
            return store.card_state(database, card)

    def states(self) -> Mapping[str, CardState]:
        """Every card the log has something of, by key."""
        with self._reading() as database:
            return store.card_states(database)

    def setting(self, name: str, default: Any = None) -> Any:
        """A value kept by `set_setting`."""
        with self._reading() as database:
            if name in LOGGED_SETTINGS:
                return getattr(store.policy(database), name) or default
            row = database.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return default if row is None else json.loads(row[0])

    def policy(self) -> Policy:
        """What the schedule is computed with."""
        with self._reading() as database:
            return store.policy(database)

    def answers(self, *, card: str | None = None, since: date | None = None) -> list[AnswerRow]:
        """The answers and attempts that count, in order: those of a card, or since a study day, or all."""
        with self._reading() as database:
            return store.answer_rows(database, card=card, since=since)

    def attempts(self) -> list[AnswerRow]:
        """Every attempt at a task that counts, in order."""
        with self._reading() as database:
            return store.attempt_rows(database)

    def day_counts(self, *, longest: float) -> list[tuple[date, int, int, float]]:
        """For each study day with answers: the day, how many, how many right, seconds; oldest first.

        Args:
            longest: seconds one answer counts at most.
        """
        with self._reading() as database:
            rows = store.day_counts(database, longest)
        return [(date.fromordinal(day), count, right, seconds) for day, count, right, seconds in rows]

    def recall_of_known(self) -> tuple[int, float, float]:
        """Over reviews of cards known before: how many, the share recalled, the share FSRS predicted."""
        with self._reading() as database:
            return store.recall_of_known(database)

    def latest_seconds(self, kind: str, count: int) -> list[float]:
        """How long the latest answers ("answer") or attempts ("submission") took."""
        with self._reading() as database:
            return store.latest_seconds(database, kind, count)

    def events(self) -> list[Event]:
        """The whole log in its order."""
        with self._reading() as database:
            return list(store.events(database))

    def add_events(self, events: Iterable[Event]) -> int:
        """Take another log's events in; those known already change nothing.

        Returns:
            How many were new.
        """
        with self._writing() as database:
            added = sum(store.add_event(database, event) for event in events)
            if added:
                store.rebuild(database)
        return added

    # Below

    def _append(self, kind: str, card: str, payload: Mapping[str, Any]) -> str:
        now = self._now()
        self._before_writing(study_day(now))
        event_id = self._new_id()
        with self._writing() as database:
            at = _after(database, to_micros(now))
            store.add_event(database, Event(event_id, at, utc_offset(now), kind, card, payload))
            if kind == "setting":
                store.rebuild(database)
            else:
                store.recompute(database, card, store.policy(database))
        self._answered_on = study_day(now)
        return event_id

    def _before_writing(self, today: date) -> None:
        """On a new day, back up the day before as it was left: a process killed then made no backup of it."""
        with self._lock:
            if self._answered_on == today:
                return
            with self._reading() as database:
                last = database.execute("SELECT max(day) FROM answers").fetchone()[0]
            if last is not None and last < today.toordinal():
                self._back_up(date.fromordinal(last))

    def _back_up(self, day: date) -> None:
        folder = self.path.parent / "backups"
        try:
            with told(folder):
                copy_to(self._database, folder / f"{self.path.stem}-{day.isoformat()}{self.path.suffix}")
                keep_newest(folder, f"{self.path.stem}-*{self.path.suffix}", KEPT_BACKUPS)
        except Problem as problem:  # the answers are safe: a missing backup must not stop the learner
            self.notices = (*self.notices, f"no backup of your progress was made: {problem}")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._errors_told():
            yield self._database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._errors_told(), transaction(self._database):
            yield self._database

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        try:
            with told(self.path):
                yield
        except Damaged as error:
            mark(self.path)
            raise Problem(
                f"is damaged ({error})",
                where=str(self.path),
                remedy="start the trainer again: it sets the file aside and keeps what can be read",
            ) from error


def _span(seconds: float) -> float:
    """Seconds as the log keeps them: to the millisecond, and not negative, though the clock be set back."""
    return round(max(seconds, 0.0), 3)


def _check_setting(name: str, value: Any) -> None:
    usable = {"retention": usable_retention, "parameters": usable_parameters}[name]
    if value is not None and not usable(value):
        remedy = "choose 0.7 to 0.99" if name == "retention" else "give the 21 weights of FSRS-6"
        raise Problem(f"{value!s:.40} can't be used", where=name, remedy=remedy)


def _after(database: sqlite3.Connection, at: int) -> int:
    """A time for a new event: `at`, or just after the last event where the clock stood or slipped back."""
    last = database.execute("SELECT max(at) FROM events").fetchone()[0]
    return last + 1 if last is not None and at <= last <= at + SMALL_STEP_BACK else at
