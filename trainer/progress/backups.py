"""A copy of the progress file for each day there were answers; the last fortnight of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.progress.database import Damaged, copy_to

if TYPE_CHECKING:
    import sqlite3
    from datetime import date
    from pathlib import Path

__all__ = ["KEPT_BACKUPS", "back_up", "backups_of"]

KEPT_BACKUPS = 14


def back_up(database: sqlite3.Connection, path: Path, day: date) -> None:
    """Copy the open file as it stands after that day, and let go of the oldest copy.

    Args:
        database: the open file.
        path: where it lies.
        day: the study day.

    Raises:
        OSError: the copy could not be written.
        sqlite3.Error: the file could not be read, or the copy not be written.
        Damaged: what was copied is damaged; the copy that was there stays.
    """
    target = path.parent / "backups" / f"{path.stem}-{day.isoformat()}{path.suffix}"
    copy_to(database, target, check=_check)
    # A clock that was ahead left copies of days to come: they go first, or they would stay for ever and
    # push out each new one.
    found = sorted(backups_of(path), key=lambda each: (each.name <= target.name, each.name))
    for old in found[:-KEPT_BACKUPS]:
        old.unlink(missing_ok=True)


def backups_of(path: Path) -> list[Path]:
    """The copies there are, the oldest day first."""
    return sorted((path.parent / "backups").glob(f"{path.stem}-*{path.suffix}"))


def _check(copy: sqlite3.Connection) -> None:
    """A damaged file never takes the place of a sound copy: 8 ms a megabyte."""
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise Damaged(" ".join(found.split()))
