"""What could be practised in a track, at a revision and now: its questions and tasks, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from graders.documents import DocumentProblem, Fault, examine, read_text
from trainer.bank.files import TASK_FILE, TRACK_FILE
from trainer.bank.loading import load_bank, load_track_file
from trainer.bank.wording import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.model import Question
    from trainer.bank.revisions import Blob, Revision
    from trainer.bank.setting import Setting

__all__ = ["Piece", "Pieces", "files_then", "pieces_now", "pieces_then", "track_id"]

_STATEMENT = "statement.md"


@dataclass(frozen=True)
class Piece:
    """A question or a task, then or now."""

    kind: Literal["question", "task"]
    id: str
    document: Document
    way: Way
    question: Question | None = None
    task: Mapping[str, Any] = field(default_factory=dict)
    statement: str = ""

    @property
    def text(self) -> str:
        """What another one is held against to see whether it is this one under another id."""
        return fold(self.question.prompt if self.question else f"{self.task.get('title')} {self.statement}")

    def fault(self, what: str, remedy: str, code: str, *, advice: bool) -> Fault:
        """A fault at its id."""
        return self.document.fault((*self.way, "id"), what, remedy, code=code, advice=advice)


Pieces = dict[tuple[str, str], Piece]


def files_then(
    revision: Revision, blobs: Mapping[PurePosixPath, Blob], root: PurePosixPath
) -> dict[PurePosixPath, bytes]:
    """The files of the track in a folder of the revision, by their path in the track."""
    inside = {path.relative_to(root): path for path in blobs if path.is_relative_to(root)}
    wanted = {path: short for short, path in inside.items() if _is_read(short)}
    texts = revision.read({path: blobs[path] for path in wanted})
    return {wanted[path]: text for path, text in texts.items()}


def _is_read(path: PurePosixPath) -> bool:
    """Whether a file of a track is a bank, the track's own or a task's."""
    match path.parts:
        case (name,):
            return name.endswith(".yaml")
        case ("tasks", _, name):
            return name in {TASK_FILE, _STATEMENT}
    return False


def track_id(path: PurePosixPath, text: bytes | None = None) -> str | None:
    """What a track's file calls it, read from disk where no text is given; None where it can't be read."""
    track = load_track_file(Path(path), text).track
    return track.id if track else None


def pieces_then(folder: Path, texts: Mapping[PurePosixPath, bytes]) -> tuple[str | None, Pieces]:
    """The track's id then, and what could be practised in it."""
    pieces: Pieces = {}
    id_then = None
    for path, text in texts.items():
        if path == PurePosixPath(TRACK_FILE):
            id_then = track_id(path, text)
        elif path.name == TASK_FILE and len(path.parts) > 1:
            statement = texts.get(path.parent / _STATEMENT, b"").decode("utf-8", "replace")
            pieces |= _task(examine(folder / path, text)[0], statement)
        elif path.suffix == ".yaml":
            bank = load_bank(folder / path, text)
            for index, question in bank.questions.items():
                if bank.document is not None:
                    at: Way = ("questions", index)
                    pieces["question", question.id] = Piece(
                        "question", question.id, bank.document, at, question
                    )
    return id_then, pieces


def pieces_now(setting: Setting) -> tuple[Pieces, set[tuple[str, str]]]:
    """What can be practised now, and the ids of what is there at least, however broken."""
    pieces: Pieces = {}
    there: set[tuple[str, str]] = set()
    for bank in setting.banks:
        there |= {("question", name) for _, name in bank.named()}
        for index, question in bank.well_formed.items():
            if bank.document is not None:
                at: Way = ("questions", index)
                pieces["question", question.id] = Piece("question", question.id, bank.document, at, question)
    for task in setting.tasks:
        try:
            statement = read_text(task.folder / _STATEMENT).decode("utf-8", "replace")
        except DocumentProblem:
            statement = ""
        pieces |= _task(task.document, statement)
    return pieces, there | pieces.keys()


def _task(document: Document | None, statement: str) -> Pieces:
    data = document.data if document is not None else None
    if document is None or not isinstance(data, dict) or not isinstance(data.get("id"), str):
        return {}
    return {("task", data["id"]): Piece("task", data["id"], document, (), task=data, statement=statement)}
