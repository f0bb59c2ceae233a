"""`Progress`: the learner's log and what follows from it, in one SQLite file."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from graders.errors import Problem
from trainer.days import study_day, to_micros, utc_offset
from trainer.progress import rebuilding, store
from trainer.progress.backups import back_up
from trainer.progress.damage import mark, open_checked
from trainer.progress.database import FILE_NAME, Damaged, told
from trainer.progress.logged import LOGGED_SETTINGS, OF_THE_SCHEDULE, check_setting, policy_with
from trainer.progress.model import Event, Undone
from trainer.progress.reading import ReadLog

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from trainer.progress.model import Answer, Submission

__all__ = ["Progress"]

# A clock set back by less than this (NTP, a slow battery) doesn't put a new event before the one it follows.
SMALL_STEP_BACK = 300_000_000  # microseconds: five minutes


_Written: TypeAlias = tuple[str, str, str, "Mapping[str, Any]"]
"""An event to be written: its id, kind, card and payload."""


class Progress(ReadLog):
    """The learner's progress, open. Safe to use from several threads, and beside other processes.

    Args:
        database: the open file.
        path: where it lies.
        now: the local time, with its offset from UTC.
        new_id: makes an event's id, 32 random hexadecimal digits.
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
        super().__init__(database, path, now=now, notices=notices)
        self._new_id = new_id
        self._answered_on: date | None = None

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
            try:
                if self._answered_on is not None:
                    self._back_up(self._answered_on)
                    self._answered_on = None
            finally:
                self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing

    def record_answer(self, answer: Answer) -> str:
        """Write an answer to the log; it is on disk when this returns.

        Returns:
            The event's id, which `undo` takes.

        Raises:
            Problem: it could not be saved.
        """
        return self._append("answer", answer.card, _answer_payload(answer))

    def record_submission(self, submission: Submission, *, forward: Iterable[str] = ()) -> str | None:
        """Write an attempt at a task to the log; it is on disk when this returns.

        Args:
            submission: the attempt.
            forward: questions that teach the mistakes it made. Each comes due now, or in front of the new
                ones, until it is answered next. Which they are is written down with the attempt: content
                changes, and differs between machines, while a log has to mean the same everywhere and for
                ever.

        Returns:
            The event's id; None for a grade while typing that did not pass, which counts for nothing.

        Raises:
            Problem: it could not be saved.
        """
        if not submission.counts:
            return None
        payload = asdict(submission) | {"seconds": _span(submission.seconds)}
        event_id = self._new_id()
        forwarding = [
            (self._new_id(), "forward", card, {"submission": event_id}) for card in dict.fromkeys(forward)
        ]
        self._append_all([(event_id, "submission", payload.pop("card"), payload), *forwarding])
        return event_id

    def undo(self, event: str | None = None) -> Undone | None:
        """Take back an answer or attempt: the one named, else the last that still counts.

        What an attempt brought forward goes back to its place with it.

        Returns:
            What was taken back; None where there is nothing (or it was taken back already).
        """
        with self._reading() as database:
            found = store.last_answer(database) if event is None else store.answer_rows(database, event=event)
            if not found:
                return None
            row = found[-1]
            payload = store.event_payload(database, row.event)
            undone = [(row.event, row.card), *store.forwarded_by(database, row.event)]
        self._append_all([(self._new_id(), "undo", card, {"event": event}) for event, card in undone])
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

    def record_interview(
        self,
        interview: str,
        step: str,
        detail: Mapping[str, Any],
        *,
        answer: Answer | None = None,
        after: datetime | None = None,
    ) -> Event:
        """Write a step of a mock interview to the log; it is on disk when this returns.

        Args:
            interview: its id; empty for the first step, whose event's id becomes it.
            step: "begun", "asked", "answered", "skipped", "marked", "paused", "resumed" or "ended".
            detail: what belongs to the step, as JSON holds it.
            answer: the review that the step is of. Both are written or neither, so that trying again counts
                nothing twice; the step names its event.
            after: the step before. This one is kept as later than that, whatever the clock says by now: what
                an interview comes to depends on the order of its steps.

        Returns:
            The step as it is kept.

        Raises:
            Problem: it could not be saved.
        """
        event_id, payload = self._new_id(), {**detail, "interview": interview, "step": step}
        written: list[_Written] = []
        if answer is not None:
            payload["event"] = self._new_id()
            written.append((payload["event"], "answer", answer.card, _answer_payload(answer)))
        written.append((event_id, "interview", "", payload))
        return self._append_all(written, after=after)[-1]

    def set_setting(
        self,
        name: str,
        value: Any,
        *,
        cancel: threading.Event | None = None,
        done: Callable[[int, int], None] | None = None,
    ) -> bool:
        """Keep a small value; `LOGGED_SETTINGS` go to the log, and the schedule heeds its own at once.

        With one of the schedule's every card is computed anew, about 0.1 ms an answer. Others may read and
        write meanwhile; what they write is heeded.

        Args:
            name: "retention" (0.7 to 0.99), "parameters" (FSRS's weights), "new_per_day" (cards),
                "minutes_per_day" (0 for no goal), or a name of the caller's for this machine alone.
            value: None for the default.
            cancel: when set while cards are computed, nothing is changed.
            done: told now and then how many events of how many are done with, in the caller's thread.

        Returns:
            Whether it is kept: False only where it was called off.

        Raises:
            Problem: the value can't be used, or it could not be saved.
        """
        if name in LOGGED_SETTINGS:
            check_setting(name, value)
            prepared = None
            if name in OF_THE_SCHEDULE:
                with self._reading() as database:
                    policy, log = store.policy(database), store.card_log(database)
                prepared = rebuilding.prepare(log, policy_with(policy, name, value), cancel=cancel, done=done)
                if prepared is None:
                    return False
            self._append_all(
                [(self._new_id(), "setting", "", {"name": name, "value": value})], prepared=prepared
            )
            return True
        with self._writing() as database:
            database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, store.dumped(value)))
        return True

    def rebuild(self) -> None:
        """Compute every card and statistic anew from the log."""
        with self._writing() as database:
            rebuilding.rebuild(database)

    def add_events(self, events: Iterable[Event]) -> int:
        """Take another log's events in; those known already change nothing.

        Nothing takes them out again, so the log is backed up as it was before, where that is not done yet.

        Returns:
            How many were new.

        Raises:
            Problem: they could not be saved.
        """
        today = study_day(self._now())
        self._before_writing(today)
        with self._writing() as database:
            added = sum(store.add_event(database, event) for event in events)
            if added:
                rebuilding.rebuild(database)
                self._answered_on = today
        return added

    # Below

    def _append(self, kind: str, card: str, payload: Mapping[str, Any]) -> str:
        event_id = self._new_id()
        self._append_all([(event_id, kind, card, payload)])
        return event_id

    def _append_all(
        self,
        written: Sequence[_Written],
        *,
        after: datetime | None = None,
        prepared: rebuilding.Prepared | None = None,
    ) -> list[Event]:
        """Write events in this order, all of them or none.

        Args:
            written: what to write.
            after: the last of them is later than that.
            prepared: every card as they make of it, where they change more than their own.

        Returns:
            The events as they are kept.
        """
        now = self._now()
        self._before_writing(study_day(now))
        with self._writing() as database:
            first = _after(database, to_micros(now))
            times = list(range(first, first + len(written)))
            if after is not None:
                times[-1] = max(times[-1], to_micros(after) + 1)
            events = [
                Event(event_id, at, utc_offset(now), kind, card, payload)
                for at, (event_id, kind, card, payload) in zip(times, written, strict=True)
            ]
            for event in events:
                store.add_event(database, event)
            if prepared is not None:
                rebuilding.take_on(database, prepared)
            elif cards := dict.fromkeys(card for _, _, card, _ in written if card):
                rebuilding.recompute(database, cards)
        self._answered_on = study_day(now)
        return events

    def _before_writing(self, today: date) -> None:
        """On a new day, back up the day before as it was left: a process killed then made no backup of it."""
        with self._lock:
            if self._answered_on == today:
                return
            with self._reading() as database:
                last = store.last_day(database, today)
            if last is not None and last < today:
                self._back_up(last)

    def _back_up(self, day: date) -> None:
        if not self._in_place():
            return  # the day's backup is that of the file which took this one's place
        why = ""
        try:
            with told(self.path.parent / "backups"):
                back_up(self._database, self.path, day)
        except Problem as problem:  # the answers are safe: a missing backup must not stop the learner
            why = str(problem)
        except Damaged as error:
            mark(self.path)
            why = f"{self.path} is damaged ({error}); the next start sets it aside and keeps what can be read"
        if why:
            self.notices = (*self.notices, f"no backup of your progress was made: {why}")


def _answer_payload(answer: Answer) -> dict[str, Any]:
    payload = asdict(answer) | {"rating": int(answer.rating), "seconds": _span(answer.seconds)}
    del payload["card"]
    return payload


def _span(seconds: float) -> float:
    """Seconds as the log keeps them: to the millisecond, and not negative, though the clock be set back."""
    return round(max(seconds, 0.0), 3)


def _after(database: sqlite3.Connection, at: int) -> int:
    """A time for a new event: `at`, or just after the last event where the clock stood or slipped back."""
    # What lies years ahead, by a clock that was, is left out: it would hide the event this one follows.
    last = store.last_time(database, at + SMALL_STEP_BACK)
    return last + 1 if last is not None and at <= last else at
