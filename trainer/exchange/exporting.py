"""From banks to a file of another system, with an account of what was not carried."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from graders.text import escaped
from trainer.bank.expressions import evaluate
from trainer.bank.files import TRACK_FILE
from trainer.bank.loading import load_bank, load_track_file
from trainer.bank.mistaken import known_mistakes, tellable
from trainer.bank.model import Numeric, Wrong
from trainer.bank.rendering import format_number, render
from trainer.bank.semantics import versions
from trainer.exchange.model import Entry, Notes, Where
from trainer.exchange.registry import writer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from trainer.exchange.registry import Format

__all__ = ["Exported", "Found", "export_questions", "find_questions"]


@dataclass(frozen=True, slots=True)
class Found:
    """The questions of banks.

    Attributes:
        entries: those that are sound.
        faults: why others are not, one line each.
    """

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export.

    Attributes:
        data: the file.
        written: how many questions it holds.
        notes: what was not carried.
    """

    data: bytes
    written: int
    notes: Notes

    @property
    def whole(self) -> bool:
        """Whether everything was carried."""
        return not (self.notes.losses or self.notes.refusals)


def find_questions(banks: Iterable[Path], topics: Sequence[str] = ()) -> Found:
    """The questions in bank files, in their order; of some topics only, where these are named."""
    entries: list[Entry] = []
    faults: list[str] = []
    called_tracks: dict[Path, str] = {}
    for path in banks:
        bank = load_bank(path)
        if topics and bank.topic not in topics:
            continue
        faults += [str(fault) for fault in bank.faults]
        if path.parent not in called_tracks:
            called_tracks[path.parent] = _track_of(path.parent)
        called = escaped(os.path.relpath(path))
        for index, question in bank.questions.items():
            line = bank.document.position(("questions", index))[0] if bank.document else 1
            place, track = Where(called, line), called_tracks[path.parent]
            entries.append(Entry(question, bank.topic or "", place, track))
    return Found(tuple(entries), tuple(faults))


def _track_of(folder: Path) -> str:
    """The id of the track whose banks lie in a folder; empty where it can't be told."""
    file = folder / TRACK_FILE
    track = load_track_file(file).track if file.exists() else None
    return track.id if track is not None else ""


def export_questions(
    entries: Iterable[Entry], chosen: Format, now: datetime, *, every_version: bool = False
) -> Exported:
    """Write questions in a format.

    Args:
        entries: the questions.
        chosen: the format.
        now: the date of the export.
        every_version: write every version of a numeric question with variables, not the first alone.
    """
    notes = Notes()
    if chosen.variables:
        ready = list(entries)
    else:
        ready = [each for entry in entries for each in _settled(entry, notes, every_version=every_version)]
    data = writer_of(chosen).write(ready, notes, now)
    return Exported(data, len(ready) - len(notes.refusals), notes)


def _settled(entry: Entry, notes: Notes, *, every_version: bool) -> Iterator[Entry]:
    """The question with its numbers filled in: other systems compute nothing."""
    question = entry.question
    if not isinstance(question, Numeric):
        yield entry
        return
    chosen = list(versions(question) if every_version else islice(versions(question), 1))
    for number, values in enumerate(chosen, 1):
        name = question.id if len(chosen) == 1 else f"{question.id}-{number}"
        yield replace(entry, question=_filled(question, values, name))
    several = any(len(values) > 1 for values in question.variables.values())
    if several and not every_version:
        said = ", ".join(f"{name} = {format_number(value)}" for name, value in chosen[0].items())
        notes.lost(
            entry.where, f"one version of the question is written ({said}); --every-version writes all"
        )


def _filled(question: Numeric, values: Mapping[str, float], name: str) -> Numeric:
    changes: dict[str, object] = {
        key: render(text, values)
        for key in ("prompt", "explanation", "say")
        if (text := getattr(question, key)) is not None
    }
    answer = evaluate(str(question.answer), values)
    # Other systems take the first answer that fits: one that fits two of them would be told the wrong thing.
    told = tellable(answer, question.tolerance, known_mistakes(question, values))
    wrong = tuple(Wrong(answer=mistake.value, why=mistake.why) for mistake in told)
    changes |= {"id": name, "answer": answer, "variables": {}, "wrong": wrong}
    return question.model_copy(update=changes)
