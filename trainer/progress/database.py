"""The file itself: opening it, its errors in words, its backups. Knows tables, not what they mean."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.progress.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, create, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = [
    "BUSY_SECONDS",
    "FILE_NAME",
    "Damaged",
    "connect",
    "copy_to",
    "open_file",
    "told",
    "transaction",
]

FILE_NAME = "progress.sqlite3"
# Another process writes for milliseconds; one that holds the file longer than this has hung.
BUSY_SECONDS = 10.0


class Damaged(Exception):  # noqa: N818 - read by this layer alone, which sets the file aside
    """The file is not a database, or its pages contradict each other."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection that commits durably and waits for other processes. Threads must take turns."""
    database = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA synchronous = FULL")
    return database


def open_file(path: Path, *, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Open the file, made or migrated where needed.

    Args:
        path: where it lies; its folder exists.
        fill: computes the derived tables from the log, after a migration.

    Raises:
        Problem: it is of a newer version, another program's, or may not be written.
        Damaged: it can't be read.
    """
    with told(path):
        database = connect(path)
        try:
            _ready(database, path, fill)
        except BaseException:
            database.close()
            raise
        return database


def _ready(database: sqlite3.Connection, path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    version = _checked_version(database, path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise _no_write(path)
    if database.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        database.execute("PRAGMA journal_mode = WAL")
    if version == 0:
        with transaction(database):
            if _checked_version(database, path) == 0:  # another process may have come first
                create(database)
    elif version < SCHEMA_VERSION:
        copy_to(database, path.with_name(f"{path.stem}-before-version-{SCHEMA_VERSION}{path.suffix}"))
        with transaction(database):
            version = _checked_version(database, path)
            if version < SCHEMA_VERSION:
                migrate(database, version)
                fill(database)
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= TABLES:
        raise Damaged(f"the table {min(TABLES - tables)} is missing")
    database.execute("SELECT (SELECT max(arrival) FROM events), (SELECT max(card) FROM cards)").fetchone()


def _checked_version(database: sqlite3.Connection, path: Path) -> int:
    # The tables first: another process may be making the file, and stamps it in the same transaction.
    filled = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    owner = int(database.execute("PRAGMA application_id").fetchone()[0])
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    if filled and owner != APPLICATION_ID:
        raise Problem(
            "is a database of another program",
            where=str(path),
            remedy="move it away, or name another --data folder",
        )
    if version > SCHEMA_VERSION:
        raise Problem(
            f"was written by a newer trainer (format {version}, this one knows {SCHEMA_VERSION})",
            where=str(path),
            remedy="update this trainer",
        )
    return version


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the write lock from its start; everything in it or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into one line each.

    Raises:
        Problem: what went wrong, where, what to do.
        Damaged: the file can't be read as a database.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _worded(error, path) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Problem(
            f"can't be used ({reason})",
            where=str(error.filename or path),
            remedy="name another --data folder",
        ) from error


def _worded(error: sqlite3.Error, path: Path) -> Exception:
    # The low byte is the error, the rest says more exactly where it arose.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    where = str(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(str(error))
    if code == sqlite3.SQLITE_FULL:
        return Problem(
            "the disk is full, nothing more can be saved",
            where=where,
            remedy="free some space, then answer again",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _no_write(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Problem(
            f"another program has held it for {BUSY_SECONDS:.0f} seconds",
            where=where,
            remedy="close that program",
        )
    if code == sqlite3.SQLITE_IOERR:
        return Problem(
            "the disk would not read or write it",
            where=where,
            remedy="check the disk's health and free space",
        )
    return Problem(f"can't be used ({error})", where=where, remedy="report this with the file")


def _no_write(path: Path) -> Problem:
    return Problem(
        "can't be opened for writing",
        where=str(path),
        remedy="make the folder writable, or name another with --data",
    )


def copy_to(
    database: sqlite3.Connection, target: Path, *, check: Callable[[sqlite3.Connection], None] | None = None
) -> None:
    """Copy the open database to a file of its own, whole or not at all, while others may write.

    Args:
        database: the open file.
        target: what is made, or replaced.
        check: looks at the copy first; what it raises leaves everything as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        copy = sqlite3.connect(half, isolation_level=None)
        try:
            database.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, no -wal beside it
            if check is not None:
                check(copy)
        finally:
            copy.close()
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
