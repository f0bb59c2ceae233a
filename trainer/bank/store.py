"""The file the index is kept in: SQLite, written whole or not at all, thrown away when it looks wrong."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.bank.bodies import Entry

__all__ = ["Row", "Store"]

# Raised when the tables or the bodies change their shape.
FORMAT = 2
# How long a program waits for another one's writing before it does without the index.
PATIENCE_SECONDS = 3.0
# Indexes of other versions of the program that are left in the cache; somebody may use both by turns.
KEPT_INDEXES = 3

_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, signature TEXT NOT NULL, settled INTEGER NOT NULL, digest TEXT NOT NULL,
    body TEXT NOT NULL, checksum INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS questions (
    path TEXT NOT NULL, id TEXT NOT NULL, question TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (path, id)
) WITHOUT ROWID;
"""
# What says that the file itself is no good: SQLITE_ERROR (no such table), SQLITE_CORRUPT, SQLITE_NOTADB.
# Others say that it is busy, that the disk is full, that it may not be read.
_DAMAGE = {1, 11, 26}


@dataclass(frozen=True, slots=True)
class Row:
    """What the index knows of a file.

    Attributes:
        path: the file; of a task, its folder.
        signature: how it looked from outside when it was read.
        settled: whether that can be trusted to change with its content.
        digest: a hash of its bytes.
        body: what it says.
    """

    path: str
    signature: str
    settled: bool
    digest: str
    body: dict[str, Any]

    def moved_to(self, signature: str, *, settled: bool) -> Row:
        """The same content, seen under another signature."""
        return replace(self, signature=signature, settled=settled)


class Store:
    """The index file in a cache folder; every call opens and closes it, so it may vanish between two."""

    def __init__(self, cache: Path) -> None:
        self.path = cache / f"bank-{_made_by():08x}.sqlite3"

    def rows(self) -> dict[str, Row]:
        """Every file the index knows, by path; none where there is no index that can be read."""
        if not self.path.exists():
            return {}
        try:
            with closing(self._connect()) as connection:
                found = connection.execute(
                    "SELECT path, signature, settled, digest, body, checksum FROM files"
                ).fetchall()
        except sqlite3.Error as error:
            self._judge(error)
            return {}
        return {
            path: Row(path, signature, bool(settled), digest, json.loads(body))
            for path, signature, settled, digest, body, checksum in found
            if isinstance(body, str) and _checksum(body) == checksum
        }

    def question(self, path: str, name: str) -> str | None:
        """A question's JSON, or None where the index has none that can be read."""
        if not self.path.exists():
            return None
        try:
            with closing(self._connect()) as connection:
                row = connection.execute(
                    "SELECT question, checksum FROM questions WHERE path = ? AND id = ?", (path, name)
                ).fetchone()
        except sqlite3.Error as error:
            self._judge(error)
            return None
        if row is None or not isinstance(row[0], str) or _checksum(row[0]) != row[1]:
            return None
        return str(row[0])

    def questions(self) -> list[tuple[str, str, str]]:
        """Path, id and JSON of every question that can be read."""
        if not self.path.exists():
            return []
        try:
            with closing(self._connect()) as connection:
                found = connection.execute("SELECT path, id, question, checksum FROM questions").fetchall()
        except sqlite3.Error as error:
            self._judge(error)
            return []
        return [
            (path, name, text)
            for path, name, text, checksum in found
            if isinstance(text, str) and _checksum(text) == checksum
        ]

    def save(self, changed: Sequence[tuple[Row, Entry | None]]) -> bool:
        """Keep what was read; without an entry, only how the file looks has changed.

        Returns:
            whether it is kept now.
        """
        for _ in range(2):  # a damaged index is thrown away at the first attempt
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                fresh = not self.path.exists()
                with closing(self._connect()) as connection:
                    self._write(connection, changed)
            except sqlite3.Error as error:
                if not self._judge(error):
                    return False
            except OSError:
                return False
            else:
                if fresh:
                    self._clear_out()
                return True
        return False

    def _write(self, connection: sqlite3.Connection, changed: Sequence[tuple[Row, Entry | None]]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        known = [path for (path,) in connection.execute("SELECT path FROM files")]
        gone = [(path,) for path in known if not os.path.lexists(path)]
        connection.executemany("DELETE FROM files WHERE path = ?", gone)
        connection.executemany("DELETE FROM questions WHERE path = ?", gone)
        for row, entry in changed:
            body = json.dumps(row.body, ensure_ascii=False)
            connection.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
                (row.path, row.signature, row.settled, row.digest, body, _checksum(body)),
            )
            if entry is not None:
                connection.execute("DELETE FROM questions WHERE path = ?", (row.path,))
                connection.executemany(
                    "INSERT INTO questions VALUES (?, ?, ?, ?)",
                    [(row.path, name, text, _checksum(text)) for name, text in entry.questions.items()],
                )
        connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=PATIENCE_SECONDS, isolation_level=None)

    def _judge(self, error: sqlite3.Error) -> bool:
        """Throw a damaged index away; False where it is not the file's fault."""
        code = getattr(error, "sqlite_errorcode", None)
        if isinstance(error, sqlite3.OperationalError) and (code is None or code & 0xFF not in _DAMAGE):
            return False
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        return True

    def _clear_out(self) -> None:
        """Remove the indexes of versions long gone."""
        with suppress(OSError):
            others = [path for path in self.path.parent.glob("bank-*.sqlite3") if path != self.path]
            others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
            for path in others[KEPT_INDEXES:]:
                path.unlink(missing_ok=True)


def _checksum(text: str) -> int:
    return zlib.crc32(text.encode())


def _made_by() -> int:
    """A number for the program that writes the index: another version may read the same file otherwise.

    The modules' times and sizes are part of it, so that a checkout needs no new version number for that.
    """
    here = Path(__file__).parent
    graders = here.parents[1] / "graders"
    modules = [here, graders / "documents", graders / "task"]
    parts = [str(FORMAT), __version__]
    for folder in modules:
        with suppress(OSError), os.scandir(folder) as found:
            for entry in sorted(found, key=lambda each: each.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    parts.append(f"{entry.name} {status.st_mtime_ns} {status.st_size}")
    return zlib.crc32("\n".join(parts).encode())
