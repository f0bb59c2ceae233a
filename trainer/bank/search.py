"""Full-text search over prompts, options, tasks and notes, quick enough for every key typed."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from difflib import get_close_matches
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Self

from graders.errors import Problem
from trainer.bank.catalogue import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.bank.catalogue import Catalogue

__all__ = ["MARKS", "Hit", "Search", "found_words"]

MARKS: Final = ("\x02", "\x03")
"""What stands before and after each word found in `Hit.excerpt`, and nowhere else."""

# How much a word counts in the title or prompt, in what else is shown of the question, in what explains it.
_WEIGHTS: Final = (8.0, 3.0, 1.0)
_EXCERPT_WORDS: Final = 18
# Longer than any word that somebody types to find something.
_LONGEST_WORD: Final = 40
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        key: of a question or a task; of notes, `track/notes/topic`.
        title: a question's first line, a task's title, the heading in the notes.
        place: which of the texts it is; `Search.excerpt` and `Search.text` take it.
    """

    key: str
    title: str
    place: int

    @property
    def is_notes(self) -> bool:
        """Whether it is a page of notes, which is read and not answered."""
        return self.key.split("/")[1] == "notes"


class Search:
    """A full-text index of a catalogue, in memory. Safe in several threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(title, body, more, key UNINDEXED,"
            " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
        )
        self._database.execute("CREATE VIRTUAL TABLE words USING fts5vocab(found, row)")
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT INTO found(title, body, more, key) VALUES (?, ?, ?, ?)",
            (
                (_plain(title), _plain(body), _plain(more), key)
                for title, body, more, key in _documents(catalogue)
            ),
        )
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, typed: str) -> list[Hit]:
        """What holds every word typed, or begins with it; the best first.

        Args:
            typed: words; whatever is no letter or digit only parts them.
        """
        query = _query(typed)
        if not query:
            return []
        statement = (
            "SELECT key, title, rowid FROM found WHERE found MATCH ? ORDER BY bm25(found, ?, ?, ?), rowid"
        )
        with self._lock:
            rows = self._database.execute(statement, (query, *_WEIGHTS)).fetchall()
        return [Hit(*row) for row in rows]

    def excerpt(self, typed: str, place: int) -> str:
        """Where in a text the words were found, with `MARKS` around them; one line, empty where they are not.

        Args:
            typed: as it was given to `find`.
            place: of the hit.
        """
        query = _query(typed)
        if not query:
            return ""
        statement = "SELECT snippet(found, -1, ?, ?, '…', ?) FROM found WHERE found MATCH ? AND rowid = ?"
        with self._lock:
            row = self._database.execute(statement, (*MARKS, _EXCERPT_WORDS, query, place)).fetchone()
        return " ".join(row[0].split()) if row else ""

    def text(self, place: int) -> str:
        """The body of a text: of notes, what stands under that heading; empty where there is none."""
        with self._lock:
            row = self._database.execute("SELECT body FROM found WHERE rowid = ?", (place,)).fetchone()
        return str(row[0]) if row else ""

    def nearest(self, typed: str) -> str | None:
        """What may have been meant where nothing was found: each unknown word by the nearest known one.

        Args:
            typed: as it was given to `find`.

        Returns:
            The words mended; None where a word is like none, or all are known.
        """
        with self._lock:
            known = [word for (word,) in self._database.execute("SELECT term FROM words")]
        meant = []
        for word in _words(typed):
            if any(each.startswith(word) for each in known):
                meant.append(word)
            elif near := get_close_matches(word, known, n=1, cutoff=0.7):
                meant.append(near[0])
            else:
                return None
        return " ".join(meant) if meant != _words(typed) else None


def found_words(typed: str) -> re.Pattern[str] | None:
    """What to mark in a text that was found: the words typed and what begins with them; None for no words."""
    words = sorted(_words(typed), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE) if words else None


def _query(typed: str) -> str:
    return " AND ".join(f'"{word}"*' for word in _words(typed))


def _words(typed: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(typed) if len(word) <= _LONGEST_WORD]


def _plain(text: str) -> str:
    """Without marks of its own; a variable by its name, a blank as one."""
    return plain_line(text.translate({ord(mark): None for mark in MARKS}))


def _documents(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    for question, fields in catalogue.fields():
        shown = [fields["prompt"], *_shown(fields)]
        more = [str(fields.get(name) or "") for name in ("explanation", "model_answer")]
        yield question.prompt_line, "\n".join(shown), "\n".join(more), question.key
    for task in catalogue.tasks:
        yield task.title, f"{task.function}\n{_text_of(task.folder / 'statement.md')}", "", task.key
    for track in catalogue.tracks:
        for topic in track.topics:
            if topic.notes is not None:
                for heading, text in _sections(_notes(catalogue, track.id, topic.id), topic.title):
                    yield heading, text, topic.title, f"{track.id}/notes/{topic.id}"


def _shown(fields: dict[str, Any]) -> Iterator[str]:
    """What a learner sees of a question beside its prompt."""
    for option in fields.get("options", ()):
        yield option["text"]
    yield from fields.get("steps", ())
    for pair in fields.get("pairs", ()):
        yield f"{pair['left']} {pair['right']}"
    for point in fields.get("key_points", ()):
        yield point["text"]


def _sections(notes: str, title: str) -> Iterator[tuple[str, str]]:
    """The notes under each heading; what stands before the first is under the topic's title."""
    heading, start = title, 0
    for match in _HEADING.finditer(notes):
        if notes[start : match.start()].strip():
            yield heading, notes[start : match.start()]
        heading, start = match[1], match.end()
    if notes[start:].strip():
        yield heading, notes[start:]


def _notes(catalogue: Catalogue, track: str, topic: str) -> str:
    try:
        return catalogue.notes(track, topic)
    except Problem:
        return ""  # the screen of the notes says why they can't be read


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""  # opening the task says why
