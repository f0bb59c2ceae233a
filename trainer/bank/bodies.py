"""What the index keeps of a file: plain values for the catalogue, and each question as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from trainer.bank.loading import content_hash, load_bank, load_task_file, load_track_file, task_hash

if TYPE_CHECKING:
    from pathlib import Path

    from graders.documents import Document
    from trainer.bank.loading import LoadedBank
    from trainer.bank.model import Question

__all__ = ["Entry", "build"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index keeps of one file.

    Attributes:
        body: plain values; `assembly` makes the catalogue from them.
        questions: a bank's questions as JSON, by id.
    """

    body: dict[str, Any]
    questions: dict[str, str] = field(default_factory=dict)


def build(kind: str, path: Path, text: bytes | None) -> Entry:
    """Read a file for the index.

    Args:
        kind: "track", "bank" or "task".
        path: the file; of a task, its folder.
        text: the file's bytes, where it could be read; a task reads its own.
    """
    if kind == "track":
        return Entry(_track(path, text))
    if kind == "bank":
        bank = load_bank(path, text)
        return Entry(_bank(bank), {each.id: each.model_dump_json() for each in _usable(bank).values()})
    return Entry(_task(path))


def _track(path: Path, text: bytes | None) -> dict[str, Any]:
    loaded = load_track_file(path, text)
    body: dict[str, Any] = {"faults": [str(fault) for fault in loaded.faults]}
    if loaded.track is None or loaded.document is None:
        return body
    track = loaded.track
    return {
        **body,
        "id": track.id,
        "id_at": loaded.document.position(("id",)),
        "title": track.title,
        "summary": track.summary,
        "topics": [topic.model_dump() for topic in track.topics],
        "objectives": [objective.model_dump() for objective in track.objectives],
    }


def _usable(bank: LoadedBank) -> dict[int, Question]:
    """A file with a fault that is nobody's in particular may be anything: none of its questions is used."""
    return bank.questions if bank.usable else {}


def _bank(bank: LoadedBank) -> dict[str, Any]:
    document = bank.document
    return {
        "faults": [str(fault) for fault in bank.faults],
        "topic": bank.topic,
        "topic_at": document.position(("topic",)) if document else (1, 1),
        "questions": [
            _question(document, index, question) for index, question in _usable(bank).items() if document
        ],
    }


def _question(document: Document, index: int, question: Question) -> dict[str, Any]:
    line, _ = document.position(("questions", index))
    return {
        "id": question.id,
        "at": document.position(("questions", index, "id")),
        "kind": question.kind,
        "level": question.level,
        "objectives": question.objectives,
        "prompt_line": question.prompt.split("\n", 1)[0].strip(),
        "line": line,
        "content_hash": content_hash(question),
        "follow_ups": question.follow_ups,
        "mistakes": question.mistakes,
    }


def _task(folder: Path) -> dict[str, Any]:
    loaded = load_task_file(folder)
    body: dict[str, Any] = {"faults": [str(fault) for fault in loaded.faults]}
    if loaded.spec is None or loaded.document is None:
        return body
    spec = loaded.spec
    return {
        **body,
        "id": spec.id,
        "id_at": loaded.document.position(("id",)),
        "title": spec.title,
        "topic": spec.topic,
        "topic_at": loaded.document.position(("topic",)),
        "level": spec.level,
        "objectives": list(spec.objectives),
        "function": spec.function,
        "content_hash": task_hash(folder),
    }
