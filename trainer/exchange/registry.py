"""The formats there are, and which of them a file is in."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from graders.documents import did_you_mean, quoted
from graders.errors import Problem
from trainer.exchange.model import Sureness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from trainer.exchange.model import Draft, Entry, Notes
    from trainer.exchange.source import Source

__all__ = [
    "FORMATS",
    "Format",
    "Guess",
    "Reader",
    "Writer",
    "format_called",
    "guess",
    "reader_of",
    "writer_of",
]


class Reader(Protocol):
    """A module that reads a format."""

    def recognise(self, source: Source) -> Sureness:
        """How much the file looks like one of this format; by its content, never by its name."""

    def read(self, source: Source, notes: Notes) -> Iterable[Draft]:
        """The questions in the file.

        Raises:
            Problem: the file as a whole is not what the format wants.
        """


class Writer(Protocol):
    """A module that writes a format."""

    def write(self, entries: Sequence[Entry], notes: Notes, now: datetime, /) -> bytes:
        """The file for these questions; what it can't hold is noted. `now` dates it, where it has a date."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of another system.

    Attributes:
        name: what `--from` and `--as` call it.
        title: what a person calls it.
        reads: the module that reads it, below `trainer.exchange.formats`; None where it is only written.
        writes: the module that writes it; None where it is only read.
        text: whether its files are text, fit for a terminal.
        variables: whether a file of it can hold a numeric question with all its versions.
    """

    name: str
    title: str
    reads: str | None = None
    writes: str | None = None
    text: bool = True
    variables: bool = False


# Where two formats are as likely, the first is taken: a cell of a table may hold any other format.
FORMATS = (
    Format("csv", "CSV", reads="csv_reading", writes="csv_writing", variables=True),
    Format("anki", "Anki text", reads="anki_text_reading", writes="anki_text_writing"),
    Format("gift", "Moodle GIFT", reads="gift_reading", writes="gift_writing"),
    Format("moodlexml", "Moodle XML", reads="moodle_reading", writes="moodle_writing"),
    Format("qti", "QTI 1.2, 2.1 or 2.2", reads="qti"),
    Format("aiken", "Aiken", reads="aiken"),
    Format("apkg", "Anki package", reads="anki_reading", writes="anki_writing", text=False),
    Format("text2qti", "text2qti Markdown", reads="text2qti"),
    Format("hashcards", "hashcards Markdown", reads="hashcards"),
    Format("markdown", "Markdown", writes="markdown_writing"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """Which format a file is taken for, and the others it might be in."""

    format: Format
    sureness: Sureness
    others: tuple[Format, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether there is nothing to say about it."""
        return self.sureness is Sureness.SURE and not self.others


def guess(source: Source) -> Guess:
    """The format of a file, by its content.

    Raises:
        Problem: it looks like none; says so if it is empty, a broken or hostile archive, or text in another
            encoding than is read here.
    """
    found = [(reader_of(each).recognise(source), each) for each in FORMATS if each.reads]
    best = max(sureness for sureness, _ in found)
    if best is Sureness.NO:
        if source.is_zip and not source.members:
            raise Problem(
                "the archive is empty", where=str(source.where()), remedy="name a file of questions"
            )
        if source.may_be_text and not source.plain_text.strip():
            raise Problem("is empty", where=str(source.where()), remedy="name a file of questions")
        names = ", ".join(each.name for each in FORMATS if each.reads)
        what = "is in none of the formats that can be imported"
        raise Problem(what, where=str(source.where()), remedy=f"they are {names}; name one with --from")
    likely = [each for sureness, each in found if sureness is best]
    return Guess(likely[0], best, tuple(likely[1:]))


def format_called(name: str, *, to_read: bool) -> Format:
    """The format of that name.

    Raises:
        Problem: there is none, or it can't be read or written.
    """
    usable = {each.name: each for each in FORMATS if (each.reads if to_read else each.writes)}
    if name in usable:
        return usable[name]
    known = any(each.name == name for each in FORMATS)
    does = "imported" if to_read else "exported"
    what = f"{name} can't be {does}" if known else f"there is no format {quoted(name)}"
    hint = did_you_mean(name, list(usable)) if not known else ""
    raise Problem(what, remedy=hint or f"what can be {does}: {', '.join(usable)}")


def reader_of(chosen: Format) -> Reader:
    """The module that reads the format."""
    return cast("Reader", importlib.import_module(f"trainer.exchange.formats.{chosen.reads}"))


def writer_of(chosen: Format) -> Writer:
    """The module that writes the format."""
    return cast("Writer", importlib.import_module(f"trainer.exchange.formats.{chosen.writes}"))
