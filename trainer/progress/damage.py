"""A damaged file is set aside, never deleted; what can be read of it and its backups goes into a new one."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from trainer.days import study_day
from trainer.progress import rebuilding, store
from trainer.progress.backups import backups_of
from trainer.progress.database import Damaged, open_file, told, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from trainer.progress.model import Event

__all__ = ["mark", "open_checked"]

_SIDE_FILES = ("-wal", "-shm")
# Asked for in steps, so that one broken page hides no more events than share it.
_STEP = 64
# An event takes more bytes than this, so a file holds no more of them than its size allows.
_SMALLEST_EVENT = 64


def open_checked(path: Path, now: datetime) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """Open the progress file; a damaged one is set aside and replaced.

    Args:
        path: where it lies; its folder exists.
        now: the local time.

    Returns:
        The open file, and what the learner should be told.

    Raises:
        Problem: it can't be used.
    """
    with told(path):
        broken_off = _broken_off(path)
    if not broken_off:
        try:
            return _open_sound(path, now), ()
        except Damaged:
            pass
    with told(path), _alone(path):
        reason = "saving what can be read was broken off"
        if not _broken_off(path):
            try:  # another process may have replaced it while this one waited its turn
                return _open_sound(path, now), ()
            except Damaged as error:
                reason = str(error)
        database, notice = _replace(path, reason, now)
        return database, (notice,)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time: two that set the file aside at once would set aside each other's new one."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, and never needed, with luck
    except ImportError:
        yield
        return
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def mark(path: Path) -> None:
    """Remember that the file was found damaged in use: the next opening checks all of it."""
    with suppress(OSError):
        _marker(path).touch()


def _marker(path: Path) -> Path:
    """A file beside it, empty once damage was met; while it is replaced it holds the name it is kept as."""
    return path.with_name(f"{path.name}.damaged")


def _broken_off(path: Path) -> str:
    """The name under which a process put the file aside that then died before the new one was filled."""
    try:
        return _marker(path).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def _open_sound(path: Path, now: datetime) -> sqlite3.Connection:
    database = open_file(path, fill=rebuilding.rebuild)
    try:
        with told(path):
            _check_daily(database, path, study_day(now).isoformat())
    except BaseException:
        database.close()
        raise
    return database


def _check_daily(database: sqlite3.Connection, path: Path, today: str) -> None:
    """Once a day, or when asked to, compare the file's pages with one another: 8 ms a megabyte."""
    checked = database.execute("SELECT value FROM settings WHERE name = 'checked'").fetchone()
    if not _marker(path).exists() and checked is not None and checked[0] == store.dumped(today):
        return
    found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise Damaged(" ".join(found.split()))
    database.execute("INSERT OR REPLACE INTO settings VALUES ('checked', ?)", (store.dumped(today),))
    _marker(path).unlink(missing_ok=True)


def _replace(path: Path, reason: str, now: datetime) -> tuple[sqlite3.Connection, str]:
    """Set the file aside and open a new one with every event that can be read.

    A process may die at any instant of it: the next one goes on where it was, as reading twice adds nothing.

    Args:
        path: the damaged file.
        reason: what is wrong with it.
        now: for the name it is set aside under.

    Returns:
        The new file, open, and one line to tell the learner.
    """
    aside = path.with_name(_broken_off(path) or _free_name(path, now))
    _write_whole(_marker(path), aside.name)
    _set_aside(path, aside)
    database = open_file(path, fill=rebuilding.rebuild)
    try:
        with told(path), transaction(database):
            read: set[str] = set()
            from_file = _add(database, aside, read)
            from_backups = {
                backup.name: _add(database, backup, read) for backup in reversed(backups_of(path))
            }
            rebuilding.rebuild(database)
        _marker(path).unlink(missing_ok=True)
    except BaseException:
        database.close()
        raise
    kept = f"{from_file} entries could be read from it"
    if from_backups:
        useful = [name for name, count in from_backups.items() if count] or list(from_backups)[:1]
        kept += f", {sum(from_backups.values())} more came from {' and '.join(useful)}"
    return database, f"{path.name} was damaged ({reason}): it is kept as {aside}; {kept}"


def _add(database: sqlite3.Connection, source: Path, read: set[str]) -> int:
    """Take in what can be read of another file; how many events it has beside those read before.

    Whether the log has an event already does not count: a process that died may have taken it in.
    """
    before = len(read)
    for event in _readable(source):
        store.add_event(database, event)
        read.add(event.id)
    return len(read) - before


def _free_name(path: Path, now: datetime) -> str:
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    names = (
        f"{path.stem}-damaged-{stamp}{more}{path.suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    return next(name for name in names if not path.with_name(name).exists())


def _write_whole(path: Path, text: str) -> None:
    """Write a small file, on the disk when this returns."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _set_aside(path: Path, aside: Path) -> None:
    """Give the file and what SQLite keeps beside it another name; what is done already stays so."""
    if path.exists():
        if aside.exists():
            return  # the new one, and what is beside it is its own
        path.rename(aside)
    for side in _SIDE_FILES:  # they hold the last answers: SQLite finds them by name
        if _beside(path, side).exists():
            _beside(path, side).rename(_beside(aside, side))


def _beside(path: Path, side: str) -> Path:
    return path.with_name(path.name + side)


def _readable(path: Path) -> Iterator[Event]:
    """Every event that can be read of a file, whatever its state; none where it is no database at all."""
    size = sum(side.stat().st_size for side in (path, _beside(path, "-wal")) if side.exists())
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        try:
            database.execute("SELECT 1 FROM events LIMIT 0")
        except sqlite3.DatabaseError:
            return  # there is no such table to be found
        # Not up to the highest number: with the table's last page damaged nobody can say which it is.
        for start in range(1, size // _SMALLEST_EVENT + 1, _STEP):
            yield from _span(database, start)


def _span(database: sqlite3.Connection, start: int) -> Iterator[Event]:
    """The readable events of a span; where the span fails, one by one."""
    query = 'SELECT id, at, "offset", kind, card, payload FROM events WHERE arrival BETWEEN ? AND ?'
    try:
        rows = database.execute(query, (start, start + _STEP - 1)).fetchall()
    except sqlite3.DatabaseError:
        rows = []
        for arrival in range(start, start + _STEP):
            try:
                rows += database.execute(query, (arrival, arrival)).fetchall()
            except sqlite3.DatabaseError:
                continue
    from trainer.progress.events import Unreadable, checked_event  # noqa: PLC0415 - never needed, with luck

    for event_id, at, offset, kind, card, payload in rows:
        try:
            yield checked_event(event_id, at, offset, kind, card, json.loads(payload))
        except (Unreadable, ValueError, TypeError):
            continue
