"""Rows of the tables and the values they hold. The caller holds the transaction."""

# ruff: noqa: S608 - the only text put into a statement is this file's own column and table names

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from trainer.days import from_micros, to_micros
from trainer.progress.logged import last_setting, policy_of
from trainer.progress.model import AnswerRow, AttemptGroup, CardState, Event, Policy, Rating

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from trainer.progress.replay import History

__all__ = [
    "CardLog",
    "add_event",
    "answer_rows",
    "attempt_groups",
    "card_events",
    "card_log",
    "card_of",
    "card_state",
    "card_states",
    "cards_since",
    "day_counts",
    "event_of",
    "event_payload",
    "events",
    "forwarded_by",
    "has_answers",
    "interview_events",
    "last_answer",
    "last_day",
    "last_time",
    "latest_seconds",
    "met_since",
    "policy",
    "position",
    "recall_of_known",
    "write_history",
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
    return map(event_of, database.execute(f"SELECT {_EVENT} FROM events ORDER BY at, id"))


def card_events(database: sqlite3.Connection, card: str) -> list[Event]:
    """A card's events in the log's order."""
    return list(
        map(
            event_of, database.execute(f"SELECT {_EVENT} FROM events WHERE card = ? ORDER BY at, id", (card,))
        )
    )


def interview_events(database: sqlite3.Connection) -> list[Event]:
    """The steps of every interview, in the log's order."""
    rows = database.execute(
        f"SELECT {_EVENT} FROM events WHERE card = '' AND kind = 'interview' ORDER BY at, id"
    )
    return list(map(event_of, rows))


def event_of(row: tuple[Any, ...]) -> Event:
    """The event in a row of the log."""
    event_id, at, offset, kind, card, payload = row
    return Event(event_id, at, offset, kind, card, json.loads(payload))


@dataclass(frozen=True, slots=True)
class CardLog:
    """The log of all cards, as it was read.

    Attributes:
        rows: for `event_of`, by card and then in the log's order.
        last_arrival: the number of the last event that arrived before it was read.
    """

    rows: Sequence[tuple[Any, ...]]
    last_arrival: int


def card_log(database: sqlite3.Connection) -> CardLog:
    """The events of all cards as rows, which take far longer to be understood than to be read."""
    # First the number: what arrives between the two statements is computed twice rather than not at all.
    (last,) = database.execute("SELECT max(arrival) FROM events").fetchone()
    rows = database.execute(f"SELECT {_EVENT} FROM events WHERE card <> '' ORDER BY card, at, id").fetchall()
    return CardLog(rows, last or 0)


def card_of(row: tuple[Any, ...]) -> str:
    """The card of a row of the log."""
    return str(row[4])


def cards_since(database: sqlite3.Connection, arrival: int) -> list[str]:
    """The cards of which something arrived after that number."""
    rows = database.execute("SELECT DISTINCT card FROM events WHERE arrival > ? AND card <> ''", (arrival,))
    return [card for (card,) in rows]


def last_time(database: sqlite3.Connection, until: int) -> int | None:
    """The time of the last event not after that one; None where there is none."""
    (last,) = database.execute("SELECT max(at) FROM events WHERE at <= ?", (until,)).fetchone()
    return None if last is None else int(last)


def last_day(database: sqlite3.Connection, until: date) -> date | None:
    """The last study day with answers that count, not after that one."""
    (day,) = database.execute("SELECT max(day) FROM answers WHERE day <= ?", (until.toordinal(),)).fetchone()
    return None if day is None else date.fromordinal(day)


def policy(database: sqlite3.Connection) -> Policy:
    """What the log's settings say the schedule is computed with."""
    return policy_of(_settings(database))


def logged_setting(database: sqlite3.Connection, name: str) -> tuple[Any] | None:
    """The value the log gives a setting, alone in a tuple; None where it gives none."""
    return last_setting(_settings(database), name)


def _settings(database: sqlite3.Connection) -> Iterator[Event]:
    rows = database.execute(
        f"SELECT {_EVENT} FROM events WHERE card = '' AND kind IN ('setting', 'undo') ORDER BY at, id"
    )
    return map(event_of, rows)


def write_history(database: sqlite3.Connection, history: History) -> None:
    """Write a card's state and its answers, of which there are none yet."""
    state = history.state
    database.execute(
        "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            _micros(state.forwarded),
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
    " flagged, note, last, last_correct, content_hash, attempts, passed, forwarded"
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
        forwarded=_moment(row[17]),
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
    """Over reviews of cards known on an earlier day: how many, the share recalled, the share predicted."""
    count, recalled, predicted = database.execute(
        "SELECT count(*), avg(rating > 1), avg(predicted) FROM answers"
        " WHERE before = 'review' AND rating IS NOT NULL AND predicted < 1"
    ).fetchone()
    return count, recalled or 0.0, predicted or 0.0


def attempt_groups(database: sqlite3.Connection) -> list[AttemptGroup]:
    """Every attempt at a task, those alike counted together; in the order in which the first of each came."""
    rows = database.execute(
        "SELECT card, mode = 'gave-up' AS given_up, mistakes, count(*), sum(correct), max(at) FROM answers"
        " WHERE kind = 'submission' GROUP BY card, given_up, mistakes ORDER BY min(at), card, mistakes"
    )
    return [
        AttemptGroup(card, bool(given_up), tuple(mistakes.split()), count, passed, from_micros(last))
        for card, given_up, mistakes, count, passed, last in rows
    ]


def met_since(database: sqlite3.Connection, day: date) -> int:
    """How many cards were answered for the first time on that study day or later."""
    (count,) = database.execute(
        "SELECT count(DISTINCT card) FROM answers WHERE day >= ? AND before = 'new'", (day.toordinal(),)
    ).fetchone()
    return int(count)


def has_answers(database: sqlite3.Connection) -> bool:
    """Whether there is any answer or attempt that counts."""
    return database.execute("SELECT 1 FROM answers LIMIT 1").fetchone() is not None


def position(database: sqlite3.Connection) -> tuple[int, int]:
    """Two numbers that stay the same only while nothing is written, here or by another process."""
    (elsewhere,) = database.execute("PRAGMA data_version").fetchone()
    return elsewhere, database.total_changes


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


def forwarded_by(database: sqlite3.Connection, submission: str) -> list[tuple[str, str]]:
    """What a submission brought forward: the event and the card of each."""
    # They were written in one go with it, so none of them has an earlier time.
    rows = database.execute(
        "SELECT id, card, payload FROM events WHERE kind = 'forward'"
        " AND at >= (SELECT at FROM events WHERE id = ?) ORDER BY at, id",
        (submission,),
    )
    return [
        (event, card) for event, card, payload in rows if json.loads(payload).get("submission") == submission
    ]


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
