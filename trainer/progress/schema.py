"""The tables, and how an older file becomes a newer one.

`events` is the log: append-only, which a trigger holds. All else is computed from it (`cards`, `answers`) or
belongs to this machine alone (`settings`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

__all__ = ["APPLICATION_ID", "DERIVED", "SCHEMA_VERSION", "TABLES", "create", "migrate"]

APPLICATION_ID = 0x4D4C4954  # "MLIT": tells our file from another program's
SCHEMA_VERSION = 3

_LOG = """
CREATE TABLE events (
    arrival INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    card TEXT NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX events_by_card ON events (card, at, id);
CREATE INDEX events_by_time ON events (at, id);
CREATE TRIGGER events_are_kept BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_stay_as_written BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_CARDS = """
CREATE TABLE cards (
    card TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    due INTEGER,
    step INTEGER,
    stability REAL,
    difficulty REAL,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    buried_until INTEGER,
    flagged INTEGER NOT NULL,
    note TEXT NOT NULL,
    last INTEGER,
    last_correct INTEGER,
    content_hash TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    forwarded INTEGER
) WITHOUT ROWID;
"""

_ANSWERS = """
CREATE TABLE answers (
    event TEXT PRIMARY KEY,
    card TEXT NOT NULL,
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    correct INTEGER NOT NULL,
    rating INTEGER,
    seconds REAL NOT NULL,
    before TEXT NOT NULL,
    predicted REAL,
    mode TEXT NOT NULL,
    mistakes TEXT NOT NULL,
    confidence INTEGER
) WITHOUT ROWID;
CREATE INDEX answers_by_card ON answers (card);
CREATE INDEX answers_by_time ON answers (at, event);
CREATE INDEX answers_by_day ON answers (day);
"""

DERIVED = ("cards", "answers")
TABLES = frozenset({"events", "settings", *DERIVED})
_CREATE = {"cards": _CARDS, "answers": _ANSWERS}


def create(database: sqlite3.Connection) -> None:
    """Make every table in an empty file. The caller holds the transaction."""
    _run(database, _LOG)
    for table in DERIVED:
        _run(database, _CREATE[table])
    _stamp(database)


def migrate(database: sqlite3.Connection, version: int) -> None:
    """Bring an older file's log to this version, with the computed tables made anew and empty.

    The caller holds the transaction, has made a backup, and fills the computed tables afterwards.

    Args:
        database: the open file.
        version: what it is now, at least 1.
    """
    for step in range(version, SCHEMA_VERSION):
        _run(database, _STEPS[step])
    for table in DERIVED:
        _run(database, f"DROP TABLE IF EXISTS {table};")
        _run(database, _CREATE[table])
    _stamp(database)


# What changes in the log itself from that version to the next; the computed tables need no steps.
_STEPS = {
    # Version 1 had no `answers`, counted tasks in no card, and kept no index of the log by time.
    1: "CREATE INDEX IF NOT EXISTS events_by_time ON events (at, id);",
    # Version 2 brought no card forward; the log stays as it is.
    2: "",
}


def _stamp(database: sqlite3.Connection) -> None:
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _run(database: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: `executescript` would end the caller's transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if _complete(statement):
            database.execute(statement)
            statement = ""


def _complete(statement: str) -> bool:
    import sqlite3  # noqa: PLC0415 - only when tables are made

    return bool(statement.strip()) and sqlite3.complete_statement(statement)
