"""What a track's files say of each other: ids used once, references that lead somewhere, notes in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.documents import DocumentProblem, Fault, decode, did_you_mean, quoted, read_text
from graders.documents.faults import untold
from graders.documents.reading import MOST_FAULTS
from trainer.bank.files import lies_in, notes_file
from trainer.bank.setting import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.setting import Setting

__all__ = ["link_faults"]

# How alike an id is at least to one that is misspelled, by difflib's ratio: a letter of seven.
MISSPELLED = 0.85
# So many ids are held against misspelled ones in one file: a second's work.
MOST_LOOKS = 100_000


def link_faults(setting: Setting) -> Iterator[Fault]:
    """Everything wrong between the files of a track."""
    yield from _track(setting)
    for bank in setting.banks:
        yield from _unknown(setting, "topic", bank.document, ("topic",))
        yield from _unknown(setting, "objective", bank.document, ("questions", "*", "objectives", "*"))
        yield from _unknown(setting, "question", bank.document, ("questions", "*", "follow_ups", "*"))
        yield from _unknown_mistakes(setting, bank.document)
    for task in setting.tasks:
        yield from _unknown(setting, "topic", task.document, ("topic",))
        yield from _unknown(setting, "objective", task.document, ("objectives", "*"))
    if setting.presets is not None:
        yield from _unknown(setting, "question", setting.presets.document, ("presets", "*", "question"))
        yield from _unguessable(setting, setting.presets.document)
    yield from _used_elsewhere(setting)


def _known(setting: Setting, called: str) -> tuple[Sequence[str] | None, bool]:
    """The ids that the track has of its topics, objectives or questions, and whether those are all it has."""
    match called:
        case "topic":
            return setting.topics, setting.all_topics_read
        case "objective":
            return setting.objectives, setting.all_objectives_read
        case _:
            return setting.question_ids, setting.all_questions_read


def _unguessable(setting: Setting, document: Document | None) -> Iterator[Fault]:
    """A guess is judged before the picture shows: no open question can be one."""
    kinds = {question.id: question.kind for bank in setting.banks for question in bank.well_formed.values()}
    for way, name in references(document, ("presets", "*", "question")):
        if kinds.get(name) == "open" and document is not None:
            what = f"the question {quoted(name)} is open, and the guess has to be judged at once"
            yield document.fault(way, what, "name a trap, a choice or a number", code="preset")


def _unknown(setting: Setting, called: str, document: Document | None, pattern: Way) -> Iterator[Fault]:
    """References to what the track does not have; where a broken file may have it, those but a slip away."""
    known, complete = _known(setting, called)
    if known is None or document is None:
        return
    there = set(known)
    missing = [(way, name) for way, name in references(document, pattern) if name not in there]
    for number, (way, name) in enumerate(missing[:MOST_FAULTS], 1):
        hint = _near(name, known, complete) if number * len(known) <= MOST_LOOKS else ""
        if not (hint or complete):
            continue
        remedy = hint or f"name one of the track's {called}s, or write it"
        what = f"{_nobody(complete)} {called} {quoted(name)}"
        yield document.fault(way, what, remedy, code=f"unknown-{called}")
    if complete and (rest := missing[MOST_FAULTS:]):
        yield untold(len(rest), document.path, *document.position(rest[0][0]))


def _unknown_mistakes(setting: Setting, document: Document | None) -> Iterator[Fault]:
    """Mistakes of tasks that the track does not have, or that are named in no submission of that task."""
    pattern: Way = ("questions", "*", "mistakes", "*")
    for number, (way, name) in enumerate(references(document, pattern), 1):
        assert document is not None  # noqa: S101 - it had a reference
        task, parted, mistake = name.partition("/")
        if not parted:
            continue  # a fault of form
        if task not in setting.mistakes:
            complete = setting.all_tasks_read
            hint = _near(task, list(setting.mistakes), complete) if number <= MOST_FAULTS else ""
            if not (hint or complete):
                continue  # it may be the one that can't be read
            what = f"{_nobody(complete)} task {quoted(task)}"
            remedy = hint or "name one of the track's tasks, or write it"
            yield document.fault(way, what, remedy, code="unknown-task")
        elif mistake not in setting.mistakes[task]:
            what = f"the task {quoted(task)} names no mistake {quoted(mistake)}"
            hint = did_you_mean(mistake, setting.mistakes[task]) if number <= MOST_FAULTS else ""
            remedy = hint or "name a file in its `mistakes`, or write it"
            yield document.fault(way, what, remedy, code="unknown-mistake")


def _near(name: str, known: Sequence[str], complete: bool) -> str:
    """The hint at what is meant."""
    return did_you_mean(name, known) if complete else did_you_mean(name, known, MISSPELLED)


def _nobody(complete: bool) -> str:
    return "the track has no" if complete else "no file that can be read has the"


def _track(setting: Setting) -> Iterator[Fault]:
    document = setting.track.document
    if document is None or (setting.track.track is None and setting.topics is None):
        return
    for key, called in (("topics", "topic"), ("objectives", "objective")):
        first: dict[str, int] = {}
        for way, name in references(document, (key, "*", "id")):
            if name in first:
                what = f"the {called} {quoted(name)} is there already, on line {first[name]}"
                yield document.fault(way, what, "give it another id", code="duplicate-id")
            first.setdefault(name, document.position(way)[0])
    yield from _unknown(setting, "topic", document, ("objectives", "*", "topic"))
    for way, name in references(document, ("topics", "*", "notes")):
        yield from _notes(setting.files.folder, name, document, way)


def _notes(folder: Path, name: str, document: Document, way: Way) -> Iterator[Fault]:
    """A page of notes is there, lies in the track and is text."""
    path = folder / name
    if not lies_in(folder, path):
        what = f"the notes {quoted(name)} lie outside the track"
        yield document.fault(way, what, "put them into it", code="notes")
        return
    if notes_file(folder, name) is None:
        what = f"there is no file {quoted(name)} with the notes"
        yield document.fault(way, what, "write it, or take `notes` out", code="notes")
        return
    try:
        text = read_text(path)
    except DocumentProblem as problem:
        yield from problem.found
        return
    yield from decode(text, path)[1]
    if not text.strip():
        remedy = "write them, or take `notes` out of track.yaml"
        yield Fault.about(path, "the notes are empty", remedy, code="notes")


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
        paths = list(dict.fromkeys(document.path for document, _ in places))
        if len(paths) == 1:
            continue
        for document, way in places:
            other = next(path for path in paths if path != document.path)
            where = f"{other.parent.name}/{other.name}" if other.name == "task.yaml" else other.name
            what = f"the id {quoted(name)} is used in {where} too"
            yield document.fault(way, what, remedy, code="duplicate-id")
