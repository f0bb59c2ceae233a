"""From a file of another system to the text of a bank, with an account of what was not carried."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePath
from typing import TYPE_CHECKING

from graders.text import escaped, one_line
from trainer.authoring.naming import slug
from trainer.bank.files import TRACK_FILE
from trainer.exchange.admission import Admitted, admit, gap_lines
from trainer.exchange.banks import bank_text
from trainer.exchange.model import Notes, Sureness
from trainer.exchange.registry import Guess, guess, reader_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from trainer.exchange.model import Where
    from trainer.exchange.registry import Format
    from trainer.exchange.source import Source

__all__ = ["Imported", "ImportedBank", "import_questions"]


@dataclass(frozen=True, slots=True)
class ImportedBank:
    """A bank to be written.

    Attributes:
        name: of its file.
        topic: the bank's topic; None where it is to fill in.
        questions: what was carried.
        text: the bank file; it passes `trainer check` where there is nothing to fill in.
    """

    name: str
    topic: str | None
    questions: tuple[Admitted, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes:
        guess: the format, and how sure that is.
        banks: one, or one for each category.
        notes: what was not carried.
        categories: those of the file that name a topic, in their order.
    """

    guess: Guess
    banks: tuple[ImportedBank, ...]
    notes: Notes
    categories: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether everything in the file was carried."""
        return not (self.notes.losses or self.notes.refusals)

    @property
    def questions(self) -> tuple[Admitted, ...]:
        """Those of all banks."""
        return tuple(question for bank in self.banks for question in bank.questions)

    @property
    def to_fill_in(self) -> list[str]:
        """What an author has to fill in, counted: `topic` of the bank, `why` of 12 options."""
        return [*["`topic` of the bank" for bank in self.banks if not bank.topic], *gap_lines(self.questions)]


def import_questions(
    source: Source,
    chosen: Format | None = None,
    *,
    name: str = "bank.yaml",
    by_category: bool = False,
    topic: str | None = None,
    level: int | None = None,
    objectives: Sequence[str] = (),
    beside: Mapping[str, Collection[str]] | None = None,
) -> Imported:
    """Read a file of questions.

    Args:
        source: the file.
        chosen: its format; told by its content where it is not given.
        name: the bank's file name; of what has no category, where there is a bank for each and none of
            that name.
        by_category: make a bank for each category, named after it, instead of one.
        topic: the bank's topic; else the category of all its questions, if they have one.
        level: of questions whose file says none.
        objectives: of questions whose file says none.
        beside: file names of other banks of the track, with the ids they use; those of banks that are
            written over are free.

    Raises:
        Problem: it is in no format we know, or is not what its format wants.
    """
    taken_for = Guess(chosen, Sureness.SURE) if chosen else guess(source)
    notes = Notes()
    drafts = list(reader_of(taken_for.format).read(source, notes))
    topics = _topics(draft.category for draft in drafts)
    files = _files((topics.get(draft.category) for draft in drafts), name)
    written = set(files.values()) if by_category else {name}
    taken = [each for bank, ids in (beside or {}).items() if bank not in written for each in ids]
    questions = admit(drafts, notes, level=level, objectives=objectives, taken=taken)
    head = [f"Imported from {escaped(PurePath(source.name).name)} ({taken_for.format.title})."]

    def bank(file: str, topic: str | None, questions: Sequence[Admitted]) -> ImportedBank:
        return ImportedBank(file, topic, tuple(questions), bank_text(topic, questions, head))

    if by_category:
        parted: dict[str | None, list[Admitted]] = {}
        for question in questions:
            parted.setdefault(topics.get(question.category), []).append(question)
        _note_categories(parted.get(None, []), None, notes)
        banks = [bank(files[each], each, here) for each, here in parted.items()]
    else:
        topic = topic or _common_topic(questions)
        _note_categories(questions, topic, notes)
        banks = [bank(name, topic, questions)]
    return Imported(taken_for, tuple(banks), notes, tuple(topics))


def _files(topics: Iterable[str | None], rest: str) -> dict[str | None, str]:
    """A file name for the bank of each topic, and of what has none: no two alike, and not the track's."""
    files: dict[str | None, str] = {}
    for topic in sorted(dict.fromkeys(topics), key=lambda each: each is None):
        endings = chain(("", "-bank"), (f"-bank-{number}" for number in count(2)))
        names = (f"{topic or PurePath(rest).stem}{ending}.yaml" for ending in endings)
        files[topic] = next(name for name in names if name not in {TRACK_FILE, *files.values()})
    return files


def _topics(categories: Iterable[str]) -> dict[str, str]:
    """The topic that each category names, by its last part; by all of them where another has the same."""
    found = list(dict.fromkeys(category for category in categories if _last(category)))
    times = Counter(map(_last, found))
    return {each: _last(each) if times[_last(each)] == 1 else slug(each, most=None) for each in found}


def _last(category: str) -> str:
    return slug(category.rsplit("/", 1)[-1], most=None)


def _common_topic(questions: Sequence[Admitted]) -> str | None:
    """The topic that the categories of all questions name."""
    named = {_last(question.category) for question in questions}
    return next(iter(named)) or None if len(named) == 1 else None


def _note_categories(questions: Iterable[Admitted], topic: str | None, notes: Notes) -> None:
    """Note the categories that a bank does not keep, each where it first appears."""
    first: dict[str, Where] = {}
    for question in questions:
        first.setdefault(question.category, question.where)
    for category, where in first.items():
        if category and _last(category) != topic:
            notes.lost(where, f"the category is not kept: {one_line(category, 80)}")
