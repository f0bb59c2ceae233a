"""A damaged file is set aside, never deleted; what can be read of it and its backups goes into a new one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from trainer.progress import store
from trainer.progress.database import Damaged, open_file, told, transaction
from trainer.progress.days import study_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from trainer.progress.model import Event

__all__ = ["mark", "open_checked"]

_SIDE_FILES = ("-wal", "-shm")
# Asked for in steps, so that one broken page hides no more events than share it.
_STEP = 64


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
    try:
        return _open_sound(path, now), ()
    except Damaged:
        pass
    with told(path), _alone(path):
        try:  # another process may have replaced it while this one waited its turn
            return _open_sound(path, now), ()
        except Damaged as error:
            database, notice = _replace(path, str(error), now)
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
    return path.with_name(f"{path.name}.damaged")


def _open_sound(path: Path, now: datetime) -> sqlite3.Connection:
    database = open_file(path, fill=store.rebuild)
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

    Args:
        path: the damaged file.
        reason: what is wrong with it.
        now: for the name it is set aside under.

    Returns:
        The new file, open, and one line to tell the learner.
    """
    with told(path):
        aside = _set_aside(path, now)
        _marker(path).unlink(missing_ok=True)
    database = open_file(path, fill=store.rebuild)
    with told(path), transaction(database):
        from_file = sum(store.add_event(database, event) for event in _readable(aside))
        backup = _newest_backup(path)
        from_backup = sum(store.add_event(database, event) for event in _readable(backup)) if backup else 0
        store.rebuild(database)
    kept = f"{from_file} entries could be read from it"
    if backup is not None:
        kept += f", {from_backup} more came from {backup.name}"
    return database, f"{path.name} was damaged ({reason}): it is kept as {aside}; {kept}"


def _set_aside(path: Path, now: datetime) -> Path:
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    names = (
        f"{path.stem}-damaged-{stamp}{more}{path.suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    aside = next(target for name in names if not (target := path.with_name(name)).exists())
    path.rename(aside)
    for side in _SIDE_FILES:  # they hold the last answers: SQLite finds them by name
        beside = path.with_name(path.name + side)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + side))
    return aside


def _newest_backup(path: Path) -> Path | None:
    found = sorted((path.parent / "backups").glob(f"{path.stem}-*{path.suffix}"))
    return found[-1] if found else None


def _readable(path: Path) -> Iterator[Event]:
    """Every event that can be read of a file, whatever its state; none where it is no database at all."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for start in range(1, _last_arrival(database) + 1, _STEP):
            yield from _span(database, start)


def _last_arrival(database: sqlite3.Connection) -> int:
    try:
        return int(database.execute("SELECT max(arrival) FROM events").fetchone()[0] or 0)
    except sqlite3.DatabaseError:
        return 0


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
