"""What can be read of the learner's log and of what is computed from it; `Progress` writes it too."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graders.errors import Problem
from trainer.progress import store
from trainer.progress.damage import mark
from trainer.progress.database import Damaged, told, transaction
from trainer.progress.logged import LOGGED_SETTINGS, OF_THE_SCHEDULE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from trainer.progress.model import AnswerRow, AttemptGroup, CardState, Event, Policy

__all__ = ["ReadLog"]


class ReadLog:
    """The learner's log, open; each reading is of one moment. Safe to use from several threads.

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
        notices: tuple[str, ...] = (),
    ) -> None:
        self._database = database
        self._lock = RLock()
        self._now = now
        self._states: tuple[tuple[int, int], Mapping[str, CardState]] | None = None
        self._file = _file_at(path)
        self.path = path
        self.notices = notices

    def now(self) -> datetime:
        """The local time, by the clock this was opened with."""
        return self._now()

    def state(self, card: str) -> CardState:
        """Where a card stands; a new card if it was never answered."""
        with self._reading() as database:
            return store.card_state(database, card)

    def states(self) -> Mapping[str, CardState]:
        """Every card the log has something of, by key; read anew only where something was written since."""
        with self._reading() as database:
            here = store.position(database)
            if self._states is None or self._states[0] != here:
                self._states = here, MappingProxyType(store.card_states(database))
            return self._states[1]

    def setting(self, name: str, default: Any = None) -> Any:
        """A value kept by `set_setting`."""
        with self._reading() as database:
            if name in OF_THE_SCHEDULE:
                return getattr(store.policy(database), name) or default
            if name in LOGGED_SETTINGS and (logged := store.logged_setting(database, name)) is not None:
                return default if logged[0] is None else logged[0]
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

    def attempt_groups(self) -> list[AttemptGroup]:
        """Every attempt at a task that counts, those alike counted together; what came first stands first."""
        with self._reading() as database:
            return store.attempt_groups(database)

    def met_since(self, day: date) -> int:
        """How many cards were answered for the first time on that study day or later."""
        with self._reading() as database:
            return store.met_since(database, day)

    @property
    def has_answers(self) -> bool:
        """Whether there is any answer or attempt that counts."""
        with self._reading() as database:
            return store.has_answers(database)

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

    def interview_events(self) -> list[Event]:
        """The steps of every mock interview, in the log's order."""
        with self._reading() as database:
            return store.interview_events(database)

    def events(self) -> list[Event]:
        """The whole log in its order."""
        with self._reading() as database:
            return list(store.events(database))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._errors_told():
            yield self._database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._errors_told(), transaction(self._database):
            if not self._in_place():
                raise Problem(
                    "was set aside or moved while this program had it open; nothing more is written to it",
                    where=str(self.path),
                    remedy="start the trainer again, then answer again",
                )
            yield self._database

    def _in_place(self) -> bool:
        """Whether the path still names the open file: SQLite goes on writing to one that was renamed."""
        return _file_at(self.path) == self._file

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


def _file_at(path: Path) -> tuple[int, int] | None:
    """Device and inode, which tell a file from every other one; None where none is to be seen. About 3 µs."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
