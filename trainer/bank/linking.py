"""What a track's files say of each other: ids used once, references that lead somewhere, notes in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.documents import DocumentProblem, Fault, decode, did_you_mean, quoted, read_text
from trainer.bank.files import lies_in, notes_file
from trainer.bank.setting import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.setting import Setting

__all__ = ["link_faults"]


def link_faults(setting: Setting) -> Iterator[Fault]:
    """Everything wrong between the files of a track."""
    yield from _track(setting)
    for bank in setting.banks:
        yield from _unknown(setting.topics, bank.document, ("topic",), "topic")
        way: Way = ("questions", "*", "objectives", "*")
        yield from _unknown(setting.objectives, bank.document, way, "objective")
        way = ("questions", "*", "follow_ups", "*")
        yield from _unknown(setting.question_ids, bank.document, way, "question")
    for task in setting.tasks:
        yield from _unknown(setting.topics, task.document, ("topic",), "topic")
        yield from _unknown(setting.objectives, task.document, ("objectives", "*"), "objective")
    yield from _used_elsewhere(setting)


def _unknown(
    known: Sequence[str] | None, document: Document | None, pattern: Way, called: str
) -> Iterator[Fault]:
    """References to what the track does not have; none where it can't be told what it has."""
    if known is None or document is None:
        return
    there = set(known)
    for way, name in references(document, pattern):
        if name not in there:
            hint = did_you_mean(name, known)
            remedy = hint or f"name one of the track's {called}s, or write it"
            what = f"the track has no {called} {quoted(name)}"
            yield Fault(document.path, *document.position(way), what, remedy)


def _track(setting: Setting) -> Iterator[Fault]:
    document = setting.track.document
    if document is None or (setting.track.track is None and setting.topics is None):
        return
    for key, called in (("topics", "topic"), ("objectives", "objective")):
        first: dict[str, int] = {}
        for way, name in references(document, (key, "*", "id")):
            line, column = document.position(way)
            if name in first:
                what = f"the {called} {quoted(name)} is there already, on line {first[name]}"
                yield Fault(document.path, line, column, what, "give it another id")
            first.setdefault(name, line)
    yield from _unknown(setting.topics, document, ("objectives", "*", "topic"), "topic")
    for way, name in references(document, ("topics", "*", "notes")):
        yield from _notes(setting.files.folder, name, document, way)


def _notes(folder: Path, name: str, document: Document, way: Way) -> Iterator[Fault]:
    """A page of notes is there, lies in the track and is text."""
    path = folder / name
    at = document.position(way)
    if not lies_in(folder, path):
        yield Fault(document.path, *at, f"the notes {quoted(name)} lie outside the track", "put them into it")
        return
    if notes_file(folder, name) is None:
        what = f"there is no file {quoted(name)} with the notes"
        yield Fault(document.path, *at, what, "write it, or take `notes` out")
        return
    try:
        text = read_text(path)
    except DocumentProblem as problem:
        yield from problem.found
        return
    yield from decode(text, path)[1]
    if not text.strip():
        yield Fault(path, 1, 1, "the notes are empty", "write them, or take `notes` out of track.yaml")


def _used_elsewhere(setting: Setting) -> Iterator[Fault]:
    """Ids that two files use, told in each of them: progress hangs on the id."""
    owners: dict[str, list[tuple[Document, Way]]] = {}
    for bank in setting.banks:
        for way, name in references(bank.document, ("questions", "*", "id")):
            assert bank.document is not None  # noqa: S101 - it had a reference
            owners.setdefault(name, []).append((bank.document, way))
    yield from _shared(owners, "give one of the questions another id")
    owners = {}
    for task in setting.tasks:
        for way, name in references(task.document, ("id",)):
            assert task.document is not None  # noqa: S101 - it had a reference
            owners.setdefault(name, []).append((task.document, way))
    yield from _shared(owners, "give one of the tasks another id")


def _shared(owners: dict[str, list[tuple[Document, Way]]], remedy: str) -> Iterator[Fault]:
    for name, places in owners.items():
        for document, way in places:
            others = [other for other, _ in places if other.path != document.path]
            if others:
                other = others[0].path
                where = f"{other.parent.name}/{other.name}" if other.name == "task.yaml" else other.name
                what = f"the id {quoted(name)} is used in {where} too"
                yield Fault(document.path, *document.position(way), what, remedy)
