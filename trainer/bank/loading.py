"""Track, bank and task files, read as far as they can be: what can be used, and every fault of the rest."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path  # noqa: TC003 - a field's type, which readers of the classes may resolve
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from graders.documents import Fault, examine, quoted, read_text, violations
from graders.documents.faults import DocumentProblem
from trainer.bank.model import Bank, Question, Track
from trainer.bank.semantics import findings
from trainer.bank.slips import explained

if TYPE_CHECKING:
    from graders.documents import Document
    from graders.documents.validation import Way
    from graders.task import TaskSpec
    from trainer.bank.semantics import Finding

__all__ = [
    "FORMAT",
    "LoadedBank",
    "LoadedTask",
    "LoadedTrack",
    "content_hash",
    "load_bank",
    "load_task_file",
    "load_track_file",
    "question_from_json",
    "task_hash",
]

# The newest `format` of track.yaml that this program reads.
FORMAT = 1
_NEWER = "newer-format"
_SCHEMA_LINE = re.compile(rb"\A# yaml-language-server: \$schema=[^\r\n]*\r?\n")

# What tells how a question is answered and explained, not what is asked: mending it changes no meaning.
_NOT_ASKED = {
    "id", "level", "objectives", "explanation", "say", "follow_ups", "mistakes", "model_answer", "tolerance",
    "wrong",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LoadedTrack:
    """A `track.yaml`.

    Attributes:
        path: the file.
        document: its data with positions, where it is YAML.
        track: what it says, where it says it rightly.
        faults: what is wrong with the file itself.
    """

    path: Path
    document: Document | None
    track: Track | None
    faults: tuple[Fault, ...]

    @property
    def newer(self) -> bool:
        """Whether it is written for a newer program: this one can judge nothing in the track."""
        return any(fault.code == _NEWER for fault in self.faults)


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank file.

    Attributes:
        path: the file.
        document: its data with positions, where it is YAML.
        topic: the topic it names.
        questions: those without a fault, by their index in the file.
        well_formed: those that at least have the right form, by their index in the file.
        faults: what is wrong with the file itself.
        usable: whether nothing is wrong but single questions.
    """

    path: Path
    document: Document | None
    topic: str | None
    questions: dict[int, Question]
    well_formed: dict[int, Question]
    faults: tuple[Fault, ...]
    usable: bool

    def named(self) -> list[tuple[int, str]]:
        """Index and id of every question that has an id, the broken ones too."""
        data = self.document.data if self.document else None
        listed = data.get("questions") if isinstance(data, dict) else None
        if not isinstance(listed, list):
            return []
        return [
            (index, each["id"])
            for index, each in enumerate(listed)
            if isinstance(each, dict) and isinstance(each.get("id"), str)
        ]


@dataclass(frozen=True, slots=True)
class LoadedTask:
    """A `task.yaml`.

    Attributes:
        folder: the task's folder.
        document: its data with positions, where it is YAML.
        spec: what it says, where it says it rightly.
        faults: what is wrong with the file itself.
    """

    folder: Path
    document: Document | None
    spec: TaskSpec | None
    faults: tuple[Fault, ...]


def load_track_file(path: Path, text: bytes | None = None) -> LoadedTrack:
    """Read a `track.yaml`; `text` saves reading the file where that was done already."""
    document, faults = examine(path, text)
    if document is None:
        return LoadedTrack(path, None, None, tuple(faults))
    newer = _newer(document)
    if newer is not None:
        return LoadedTrack(path, document, None, (newer,))
    track, found = violations(document, Track)
    faults = explained(document, _merged(faults, [fault for _, fault in found]))
    return LoadedTrack(path, document, None if faults else track, tuple(faults))


def _newer(document: Document) -> Fault | None:
    wanted = document.data.get("format", FORMAT) if isinstance(document.data, dict) else FORMAT
    if not isinstance(wanted, int) or wanted <= FORMAT:
        return None
    what = f"the track is written in format {wanted}, this program reads format {FORMAT}"
    return document.fault(("format",), what, "update the program", code=_NEWER)


def load_bank(path: Path, text: bytes | None = None) -> LoadedBank:
    """Read a bank file; `text` saves reading the file where that was done already."""
    document, faults = examine(path, text)
    if document is None:
        return LoadedBank(path, None, None, {}, {}, tuple(faults), usable=False)
    bank, found = violations(document, Bank)
    ways = [way for fault in faults for way in _around(document, fault)] + [way for way, _ in found]
    broken = {way[1] for way in ways if len(way) > 1 and way[0] == "questions"}
    usable = all(len(way) > 1 and way[0] == "questions" for way in ways)
    well_formed = _well_formed(document, bank, broken)
    faults = _merged(faults, [fault for _, fault in found])
    questions, seen = dict(well_formed), dict[str, int]()
    for index, question in well_formed.items():
        wrong = [_fault(document, ("questions", index), finding) for finding in findings(question)]
        if question.id in seen:
            wrong.append(_given_twice(document, index, seen[question.id]))
        seen.setdefault(question.id, index)
        if wrong:
            del questions[index]
            faults += wrong
    topic = document.data.get("topic") if isinstance(document.data, dict) else None
    return LoadedBank(
        path,
        document,
        topic if isinstance(topic, str) else None,
        questions,
        well_formed,
        tuple(sorted(explained(document, faults), key=lambda fault: fault.place)),
        usable,
    )


def _given_twice(document: Document, index: int, first: int) -> Fault:
    here = ("questions", index, "id")
    line, _ = document.position(("questions", first, "id"))
    called = quoted(document.data["questions"][index]["id"])
    what = f"the id {called} is used already, on line {line}"
    return document.fault(here, what, "give this question an id of its own", code="duplicate-id")


def _around(document: Document, fault: Fault) -> list[Way]:
    """The questions a fault of YAML stands in; the way to the whole file where it stands in none."""
    places = document.place(("questions",)).children
    spans = enumerate(places if isinstance(places, list) else [])
    return [("questions", at) for at, place in spans if place.line <= fault.line <= place.last_line] or [()]


def _well_formed(document: Document, bank: Bank | None, broken: set[str | int]) -> dict[int, Question]:
    """The questions that are well-formed themselves, be the rest of the bank as it may."""
    if bank is not None:
        return {index: question for index, question in enumerate(bank.questions) if index not in broken}
    listed = document.data.get("questions") if isinstance(document.data, dict) else None
    rest: dict[int, Question] = {}
    for index, data in enumerate(listed if isinstance(listed, list) else []):
        if index in broken:
            continue
        try:
            rest[index] = _adapter().validate_json(json.dumps(data), strict=True)
        except ValidationError:
            # Past the hundredth fault of the file, which is as many as are told.
            continue
    return rest


def _fault(document: Document, at: Way, finding: Finding) -> Fault:
    way = (*at, *finding.way)
    return document.fault(way, finding.what, finding.remedy, code=finding.code, on_key=finding.on_key)


def _merged(faults: list[Fault], more: list[Fault]) -> list[Fault]:
    """The faults together; one that stands where a fault of form stands already follows from it."""
    places = {fault.place for fault in faults}
    return sorted(
        [*faults, *(fault for fault in more if fault.place not in places)], key=lambda each: each.place
    )


def load_task_file(folder: Path) -> LoadedTask:
    """Read a task's `task.yaml`, and nothing else of it."""
    from graders.task import read_spec  # noqa: PLC0415 - a bank needs none of it

    path = folder / "task.yaml"
    try:
        spec = read_spec(folder)
    except DocumentProblem as problem:
        document = examine(path)[0]
        faults = problem.found if document is None else tuple(explained(document, problem.found))
        return LoadedTask(folder, document, None, faults)
    return LoadedTask(folder, examine(path)[0], spec, ())


@cache
def _adapter() -> TypeAdapter[Question]:
    return TypeAdapter(Question)


def question_from_json(text: str) -> Question:
    """A question from the index.

    Raises:
        pydantic.ValidationError: it is none.
    """
    return _adapter().validate_json(text)


def content_hash(question: Question) -> str:
    """A short hash of what is asked and what is right.

    Whitespace, the order in which options and pairs are written, whatever only explains, further spellings of
    a blank and the tolerance don't change it. A question with another hash is another question to a learner
    who knew the old one.
    """
    asked = question.model_dump(mode="json", exclude=_NOT_ASKED)
    for option in asked.get("options", ()):
        del option["why"]
    for point in asked.get("key_points", ()):
        del point["phrases"]
    for accepted in asked.get("blanks", ()):
        del accepted[1:]
    for key in ("options", "pairs", "key_points"):
        if key in asked:
            asked[key] = sorted(asked[key], key=lambda each: json.dumps(each, sort_keys=True))
    return _hash(json.dumps(_folded(asked), sort_keys=True).encode())


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_folded(each) for each in value]
    if isinstance(value, dict):
        return {key: _folded(each) for key, each in value.items()}
    return value


def task_hash(folder: Path) -> str:
    """A short hash of what a task asks: its `task.yaml` and its `statement.md`, byte by byte.

    The line at the top that tells an editor the schema is left out: it asks nothing. A hash of what the file
    says, rather than of its bytes, would leave out more; but the logs hold hashes of bytes, from which no
    other can be made, and every task ever answered would be called changed.
    """
    parts = []
    for name in ("task.yaml", "statement.md"):
        try:
            parts.append(_SCHEMA_LINE.sub(b"", read_text(folder / name)))
        except DocumentProblem:
            parts.append(b"")
    return _hash(b"\0".join(parts))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
