"""Rows of the tables and the values they hold. The caller holds the transaction."""

# ruff: noqa: S608 - the only text put into a statement is this file's own column and table names

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from trainer.progress.days import from_micros, to_micros
from trainer.progress.model import AnswerRow, CardState, Event, Policy, Rating
from trainer.progress.replay import History, policy_of, replay
from trainer.progress.schema import DERIVED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

__all__ = [
    "add_event",
    "answer_rows",
    "attempt_rows",
    "card_events",
    "card_state",
    "card_states",
    "day_counts",
    "event_payload",
    "events",
    "last_answer",
    "latest_seconds",
    "policy",
    "rebuild",
    "recall_of_known",
    "recompute",
]

_EVENT = 'id, at, "offset", kind, card, payload'


def add_event(database: sqlite3.Connection, event: Event) -> bool:
    """Append an event; False if the log has it already."""
    done = database.execute(
        f"INSERT OR IGNORE INTO events ({_EVENT}) VALUES (?, ?, ?, ?, ?, ?)",
        (event.id, event.at, event.offset, event.kind, event.card, dumped(event.payload)),
    )
    return done.rowcount == 1


def dumped(value: Any) -> str:
    """JSON as it is kept: short, sorted, ASCII (a stray surrogate would not fit the file), NaN refused."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True, allow_nan=False)


def events(database: sqlite3.Connection) -> Iterator[Event]:
    """The whole log in its order."""
    return map(_event, database.execute(f"SELECT {_EVENT} FROM events ORDER BY at, id"))


def card_events(database: sqlite3.Connection, card: str) -> list[Event]:
    """A card's events in the log's order."""
    return list(
        map(_event, database.execute(f"SELECT {_EVENT} FROM events WHERE card = ? ORDER BY at, id", (card,)))
    )


def _event(row: tuple[Any, ...]) -> Event:
    event_id, at, offset, kind, card, payload = row
    return Event(event_id, at, offset, kind, card, json.loads(payload))


def policy(database: sqlite3.Connection) -> Policy:
    """What the log's settings say the schedule is computed with."""
    return policy_of(card_events(database, ""))


def recompute(database: sqlite3.Connection, card: str, chosen: Policy) -> CardState:
    """Compute one card anew from its events and write what follows."""
    history = replay(card, card_events(database, card), chosen)
    database.execute("DELETE FROM answers WHERE card = ?", (card,))
    _write(database, history)
    return history.state


def rebuild(database: sqlite3.Connection) -> None:
    """Compute every card anew from the log."""
    chosen = policy(database)
    for table in DERIVED:
        database.execute(f"DELETE FROM {table}")
    rows = database.execute(f"SELECT {_EVENT} FROM events WHERE card <> '' ORDER BY card, at, id").fetchall()
    for card, its_events in groupby(map(_event, rows), key=lambda event: event.card):
        _write(database, replay(card, its_events, chosen))


def _write(database: sqlite3.Connection, history: History) -> None:
    state = history.state
    database.execute(
        "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            state.card,
            state.status,
            _micros(state.due),
            state.step,
            state.stability,
            state.difficulty,
            state.reps,
            state.lapses,
            state.suspended,
            _micros(state.buried_until),
            state.flagged,
            state.note,
            _micros(state.last),
            state.last_correct,
            state.content_hash,
            state.attempts,
            state.passed,
        ),
    )
    database.executemany(
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row.event,
                row.card,
                to_micros(row.at),
                row.day.toordinal(),
                row.kind,
                row.correct,
                row.rating,
                row.seconds,
                row.before,
                row.predicted,
                row.mode,
                " ".join(row.mistakes),
                row.confidence,
            )
            for row in history.rows
        ],
    )


def card_state(database: sqlite3.Connection, card: str) -> CardState:
    """Where a card stands; a new card if the log has nothing of it."""
    row = database.execute(f"SELECT {_CARD} FROM cards WHERE card = ?", (card,)).fetchone()
    return CardState(card) if row is None else _state(row)


def card_states(database: sqlite3.Connection) -> dict[str, CardState]:
    """Every card the log has something of."""
    return {row[0]: _state(row) for row in database.execute(f"SELECT {_CARD} FROM cards")}


_CARD = (
    "card, status, due, step, stability, difficulty, reps, lapses, suspended, buried_until,"
    " flagged, note, last, last_correct, content_hash, attempts, passed"
)


def _state(row: tuple[Any, ...]) -> CardState:
    return CardState(
        card=row[0],
        status=row[1],
        due=_moment(row[2]),
        step=row[3],
        stability=row[4],
        difficulty=row[5],
        reps=row[6],
        lapses=row[7],
        suspended=bool(row[8]),
        buried_until=_moment(row[9]),
        flagged=bool(row[10]),
        note=row[11],
        last=_moment(row[12]),
        last_correct=None if row[13] is None else bool(row[13]),
        content_hash=row[14],
        attempts=row[15],
        passed=bool(row[16]),
    )


def answer_rows(
    database: sqlite3.Connection,
    *,
    card: str | None = None,
    since: date | None = None,
    event: str | None = None,
) -> list[AnswerRow]:
    """The answers that count, in the log's order: all, a card's, those since a study day, or one."""
    wanted = {
        "card = ?": card,
        "day >= ?": None if since is None else since.toordinal(),
        "event = ?": event,
    }
    chosen = {condition: value for condition, value in wanted.items() if value is not None}
    where = f"WHERE {' AND '.join(chosen)}" if chosen else ""
    rows = database.execute(f"SELECT * FROM answers {where} ORDER BY at, event", tuple(chosen.values()))
    return list(map(_answer, rows))


def last_answer(database: sqlite3.Connection) -> list[AnswerRow]:
    """The last answer that counts, if there is one."""
    return list(map(_answer, database.execute("SELECT * FROM answers ORDER BY at DESC, event DESC LIMIT 1")))


def day_counts(database: sqlite3.Connection, longest: float) -> list[tuple[int, int, int, float]]:
    """For each study day with answers: its ordinal, how many, how many right, seconds; oldest first.

    Args:
        database: the open file.
        longest: seconds one answer counts at most; who leaves a question open is not studying it.
    """
    return list(
        database.execute(
            "SELECT day, count(*), sum(correct), sum(min(seconds, ?)) FROM answers GROUP BY day ORDER BY day",
            (longest,),
        )
    )


def recall_of_known(database: sqlite3.Connection) -> tuple[int, float, float]:
    """Over reviews of cards that were known before: how many, the share recalled, the share predicted."""
    count, recalled, predicted = database.execute(
        "SELECT count(*), avg(rating > 1), avg(predicted) FROM answers"
        " WHERE before = 'review' AND rating IS NOT NULL"
    ).fetchone()
    return count, recalled or 0.0, predicted or 0.0


def attempt_rows(database: sqlite3.Connection) -> list[AnswerRow]:
    """Every attempt at a task, in the log's order."""
    return list(
        map(_answer, database.execute("SELECT * FROM answers WHERE kind = 'submission' ORDER BY at, event"))
    )


def latest_seconds(database: sqlite3.Connection, kind: str, count: int) -> list[float]:
    """How long the latest answers of a kind took."""
    rows = database.execute(
        "SELECT seconds FROM answers WHERE kind = ? ORDER BY at DESC, event DESC LIMIT ?", (kind, count)
    )
    return [row[0] for row in rows]


def event_payload(database: sqlite3.Connection, event: str) -> dict[str, Any]:
    """What an event of the log holds."""
    row = database.execute("SELECT payload FROM events WHERE id = ?", (event,)).fetchone()
    return dict(json.loads(row[0]))


def _answer(row: tuple[Any, ...]) -> AnswerRow:
    return AnswerRow(
        event=row[0],
        card=row[1],
        at=from_micros(row[2]),
        day=date.fromordinal(row[3]),
        kind=row[4],
        correct=bool(row[5]),
        rating=None if row[6] is None else Rating(row[6]),
        seconds=row[7],
        before=row[8],
        predicted=row[9],
        mode=row[10],
        mistakes=tuple(row[11].split()),
        confidence=row[12],
    )


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)


def _moment(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)
