"""What is looked up behind the screen, in threads: the search over every text, and one entry in full."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from graders.errors import Problem
from trainer.bank.search import Search
from trainer.practice.browsing import NOTES, TASK, Filters, counts, every_entry, found

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from trainer.practice import Presentation
    from trainer.practice.browsing import Entry
    from trainer.progress import CardState
    from trainer.tui.host import Library

__all__ = ["Finder", "Page", "Result"]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found.

    Attributes:
        typed: for which words.
        filters: and which filters.
        entries: the best first.
        states: how the cards stood then.
        to_practise: the keys of those that may be asked.
        nearest: where nothing was found, the words that may have been meant; else empty.
    """

    typed: str
    filters: Filters
    entries: list[Entry]
    states: Mapping[str, CardState]
    to_practise: list[str]
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """An entry in full.

    Attributes:
        entry: which.
        shown: a question as it is asked; None for what is none.
        text: Markdown of a task or of notes; why a question can't be shown.
    """

    entry: Entry
    shown: Presentation | None = None
    text: str = ""


def _askable(hits: Sequence[Entry], states: Mapping[str, CardState], now: datetime) -> list[str]:
    """The keys of the cards among them that are not hidden."""
    return [
        entry.key
        for entry in hits
        if entry.is_card and not ((state := states.get(entry.key)) is not None and state.hidden(now))
    ]


class Finder:
    """Looks things up for one screen. Every method takes its time and is called in a thread, but for `close`.

    Args:
        library: content and progress.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._search: Search | None = None
        self._closed = False
        self._entries: dict[str, Entry] = {}

    def find(self, typed: str, filters: Filters) -> Result | None:
        """What the words find; None once this is closed."""
        if not self._entries:
            self._entries = {entry.key: entry for entry in every_entry(self._library.catalogue)}
        progress = self._library.progress
        states, now = progress.states(), progress.now()
        if not typed.strip():  # everything: that need not wait for the search to be made
            hits = found(typed, filters, self._entries, None, states, now)
            return Result(typed, filters, hits, states, _askable(hits, states, now))
        with self._lock:
            if self._closed:
                return None
            search = self._opened()
            hits = found(typed, filters, self._entries, search, states, now)
            nearest = "" if hits else search.nearest(typed) or ""
        return Result(typed, filters, hits, states, _askable(hits, states, now), nearest)

    def counts(self, typed: str, filters: Filters) -> dict[str, Counter[object]]:
        """How many each filter would leave, by its name and value."""
        words_alone = self.find(typed, Filters())
        progress = self._library.progress
        hits = words_alone.entries if words_alone is not None else []
        return counts(hits, filters, progress.states(), progress.now())

    def page(self, entry: Entry) -> Page:
        """An entry in full."""
        try:
            if entry.kind == TASK:
                return Page(entry, text=self._statement(entry))
            if entry.kind == NOTES:
                return Page(entry, text=self._notes(entry))
            from trainer.practice import present  # noqa: PLC0415 - pydantic, 60 ms

            # The same order each time it is looked at, and not the bank's own, which would give it away.
            shown = present(self._library.catalogue.question(entry.key), crc32(entry.key.encode()))
            return Page(entry, shown)
        except Problem as problem:
            return Page(entry, text=f"*{problem}*")

    def warm(self) -> None:
        """Make the search ready before anything is typed."""
        with self._lock:
            if not self._closed:
                self._opened()

    def close(self) -> None:
        """Let go of the search as soon as nobody uses it; does not wait for that."""
        threading.Thread(target=self._close).start()

    def _close(self) -> None:
        with self._lock:
            self._closed = True
            if self._search is not None:
                self._search.close()

    def _opened(self) -> Search:
        if self._search is None:
            self._search = Search(self._library.catalogue)
        return self._search

    def _statement(self, entry: Entry) -> str:
        task = self._library.catalogue.task(entry.key)
        path = task.folder / "statement.md"
        from trainer.tui.screens.coding.asked import fenced  # noqa: PLC0415 - brings the editor, 90 ms

        try:
            return fenced(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(f"can't be read ({error})", where=path.name) from None

    def _notes(self, entry: Entry) -> str:
        """The part that was found; the whole page where none was looked for."""
        if not entry.place:
            return self._library.catalogue.notes(entry.track, entry.topic)
        with self._lock:
            return "" if self._closed else self._opened().text(entry.place)
