"""Reads Anki packages (`.apkg`, `.colpkg`) and collections (`.anki2`): a SQLite database, in a zip or bare.

The database is a stranger's: it is held in memory, its schema is not trusted, its work is bounded.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.errors import Problem
from graders.text import one_line
from trainer.exchange.formats.anki_notes import Note, drafts_of
from trainer.exchange.model import Sureness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.exchange.model import Draft, Notes
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_NEWEST = "collection.anki21b"
_COLLECTIONS = ("collection.anki21", "collection.anki2")
# Steps of SQLite's machine; reading 100,000 notes takes three million.
MOST_STEPS = 100_000_000
_STEPS_A_LOOK = 100_000
LONGEST_VALUE = 10_000_000
_COMPUTED = re.compile(r"\bAS\s*\(", re.IGNORECASE)
_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_AGGREGATES = ("min", "count")


def recognise(source: Source) -> Sureness:
    """By the collection in the archive, or the tables of the database."""
    if source.is_zip:
        try:
            names = set(source.members)
        except Problem:
            return Sureness.NO
        return Sureness.SURE if names & {_NEWEST, *_COLLECTIONS} else Sureness.NO
    return Sureness.LIKELY if source.is_database else Sureness.NO


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, a note each, in the order in which they were made.

    Raises:
        Problem: it holds no collection that can be read.
    """
    collection = _collection(source) if source.is_zip else source
    with closing(_opened(collection)) as database:
        try:
            stored = list(_notes(database, source))
        except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            what = f"is no collection that can be read ({one_line(str(error), 80)})"
            raise Problem(what, where=str(source.where()), remedy="export it again from Anki") from None
    for note in stored:
        yield from drafts_of(note, notes)


def _collection(source: Source) -> Source:
    names = set(source.members)
    if _NEWEST in names:
        what = "is a package in the form that only Anki 2.1.50 and later read"
        remedy = 'export it again with "Support older Anki versions" ticked'
        raise Problem(what, where=str(source.where()), remedy=remedy)
    for name in _COLLECTIONS:
        if name in names:
            return source.member(name)
    what = "holds no collection of Anki's"
    raise Problem(what, where=str(source.where()), remedy="name a package exported from Anki")


def _opened(collection: Source) -> sqlite3.Connection:
    """The database in memory, from which nothing but its tables can be read."""
    database = sqlite3.connect(":memory:")
    # A column may be computed: what is computed is no longer than a field.
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    steps = 0

    def too_much() -> bool:
        nonlocal steps
        steps += _STEPS_A_LOOK
        return steps > MOST_STEPS

    try:
        # Write-ahead logging, which a database in memory can't have, is two bytes of its head.
        head = collection.data[:18] + (b"\x01\x01" if collection.data[18:20] == b"\x02\x02" else b"")
        database.deserialize(head + collection.data[len(head) :])
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        database.execute("PRAGMA query_only = ON")
    except (sqlite3.Error, OverflowError, MemoryError) as error:
        database.close()
        what = f"is no database that can be read ({one_line(str(error), 80)})"
        where = str(collection.where())
        raise Problem(what, where=where, remedy="export it again from Anki") from None
    database.set_progress_handler(too_much, _STEPS_A_LOOK)
    database.set_authorizer(_only_reading)
    return database


def _only_reading(action: int, _first: str | None, second: str | None, *_: str | None) -> int:
    if action in _READS or (action == sqlite3.SQLITE_FUNCTION and second in _AGGREGATES):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


@dataclass(frozen=True, slots=True)
class _Type:
    """A note type."""

    fields: tuple[str, ...]
    cloze: bool
    directions: int


def _notes(database: sqlite3.Connection, source: Source) -> Iterator[Note]:
    """Every note, with its type and deck.

    Raises:
        ValueError: the tables are not Anki's, or not plain tables.
    """
    made = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    for name in ("col", "notes", "cards"):
        if not str(made.get(name, "")).upper().startswith("CREATE TABLE"):
            raise ValueError(f"it has no table {name}")
        if _COMPUTED.search(str(made[name])):
            raise ValueError(f"its table {name} computes a column")
    models, decks = database.execute("SELECT models, decks FROM col").fetchone()
    if not models.strip():
        raise ValueError("its note types lie where only newer versions keep them")
    types = {str(number): _type(model) for number, model in json.loads(models).items()}
    names = {str(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
    first = {
        str(note): str(deck)
        for note, deck in database.execute("SELECT nid, min(did) FROM cards GROUP BY nid")
    }
    rows = database.execute("SELECT id, mid, tags, flds FROM notes ORDER BY id")
    for number, (key, mid, tags, fields) in enumerate(rows, 1):
        kind = types.get(str(mid), _Type((), cloze=False, directions=1))
        texts = str(fields).split("\x1f")
        named = [*kind.fields, *(f"number {each}" for each in range(len(kind.fields) + 1, len(texts) + 1))]
        yield Note(
            fields=list(zip(named, texts, strict=False)),
            cloze=kind.cloze,
            tags=str(tags).split(),
            deck=names.get(first.get(str(key), ""), ""),
            where=source.where(item=f"note {number}"),
            directions=kind.directions,
        )


def _type(model: dict[str, Any]) -> _Type:
    cloze = model.get("type") == 1
    templates = model.get("tmpls", [])
    # A card that is made only where a field says so is told with that field.
    always = [each for each in templates if not str(each.get("qfmt", "")).startswith("{{#")]
    return _Type(
        fields=tuple(str(each["name"]) for each in model.get("flds", [])),
        cloze=cloze,
        directions=1 if cloze else max(len(always), 1),
    )
