"""What an author's file shows to a learner, as it stands on disk and as it last was sound."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graders.documents import DocumentProblem, Fault, read_text
from graders.errors import Problem
from trainer.bank import check
from trainer.bank.files import TASK_FILE, TRACK_FILE, TrackFiles, notes_file, track_above, track_files
from trainer.bank.loading import load_bank, load_task_file, load_track_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trainer.bank.loading import LoadedBank
    from trainer.bank.model import Question

__all__ = ["Page", "Preview", "Reading"]


@dataclass(frozen=True, slots=True)
class Page:
    """One thing a learner sees: a question, a page of notes, a task.

    Attributes:
        key: stays the same from one reading to the next.
        kind: what it is.
        name: its id, or of notes the topic's title.
        path: the file it stands in; of a task, its statement.
        line: where it begins.
        last_line: where it ends.
        question: the question; None while it was never sound.
        text: of notes and tasks, Markdown.
        task: of a task, `track/task/id`; empty where it lies in no track.
        stale: shown as it was when it last was sound.
    """

    key: str
    kind: Literal["question", "notes", "task"]
    name: str
    path: Path
    line: int = 1
    last_line: int = 1
    question: Question | None = None
    text: str = ""
    task: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at one look.

    Attributes:
        pages: in the order they are shown.
        faults: what has to be mended, then what could be better.
        proved: the task's files were run for it.
    """

    pages: tuple[Page, ...]
    faults: tuple[Fault, ...]
    proved: bool = False

    def page_of(self, fault: Fault) -> int | None:
        """The page a fault stands in; None where it concerns no single one."""
        # From the last on: a question's end, as the parser tells it, may lie in the next one's first line.
        for index, page in reversed(list(enumerate(self.pages))):
            if page.kind == "task":
                if page.path.parent in fault.path.parents:
                    return index
            elif page.path == fault.path and (
                page.kind == "notes" or page.line <= fault.line <= page.last_line
            ):
                return index
        return None


class Preview:
    """A bank, a task folder, a page of notes or a track, looked at again and again.

    Args:
        target: the file or folder.

    Raises:
        Problem: there is no such thing, or it is none of these.
    """

    def __init__(self, target: Path) -> None:
        self.target, self.kind = _target(Path(os.path.abspath(target)))  # noqa: PTH100 - links stay as they are
        self.track = track_above(self.target)
        self._seen: object = None
        self._pages: tuple[Page, ...] = ()

    @property
    def name(self) -> str:
        """What to call it."""
        return self.target.name

    @property
    def folder(self) -> Path:
        """The folder in which a change may be a change of it."""
        return self.target if self.kind in ("track", "task") else self.target.parent

    def look(self, *, changed: bool = False) -> Reading | None:
        """Read it, if it is not as it was read last.

        Args:
            changed: it is known to have changed.
        """
        signature = [_signature(file) for file in self._files()]
        if not changed and signature == self._seen:
            return None
        self._seen = signature
        known = {page.key: page for page in self._pages}
        self._pages = tuple(_last_good(page, known.get(page.key)) for page in self._read())
        return Reading(self._pages, self._faults(prove=False))

    def prove(self, reading: Reading) -> Reading:
        """The reading with what running the task's files showed; as it is, where the target is no task."""
        if self.kind != "task":
            return reading
        return replace(reading, faults=self._faults(prove=True), proved=True)

    def _faults(self, *, prove: bool) -> tuple[Fault, ...]:
        if not os.path.lexists(self.target):
            what = f"{self.name} is gone; what it last said is shown"
            return (Fault(self.target, 1, 1, what, "save it again, or leave with esc"),)
        report = check([self.target], [], prove=prove)
        return (*report.faults, *report.advice)

    def _files(self) -> Iterator[Path]:
        """Every file whose change could be a change of what is shown."""
        if self.track is not None:
            yield self.track / TRACK_FILE
        if self.kind == "track":
            files = track_files(self.target)
            yield from files.banks
            yield from _under(self.target / "notes")
            for task in files.tasks:
                yield from (task / TASK_FILE, task / "statement.md")
        elif self.kind == "task":
            yield from _under(self.target)
        else:
            yield self.target

    def _read(self) -> Iterator[Page]:
        match self.kind:
            case "bank":
                yield from _bank_pages(load_bank(self.target), self._pages)
            case "notes":
                yield _notes_page(self.target, self.target.stem)
            case "task":
                yield _task_page(self.target, self.track)
            case _:
                yield from _track_pages(track_files(self.target), self._pages)


def _last_good(page: Page, before: Page | None) -> Page:
    sound = page.question is not None if page.kind == "question" else bool(page.text)
    if sound or before is None:
        return page
    return replace(page, question=before.question, text=before.text, task=before.task, stale=True)


def _target(path: Path) -> tuple[Path, Literal["bank", "task", "notes", "track"]]:
    if not os.path.lexists(path):
        raise Problem("there is no such file or folder", where=str(path), remedy="name one to show")
    if path.name == TRACK_FILE or os.path.lexists(path / TRACK_FILE):
        return (path.parent if path.name == TRACK_FILE else path), "track"
    for folder in (path, *path.parents):
        if os.path.lexists(folder / TASK_FILE):
            return folder, "task"
        if os.path.lexists(folder / TRACK_FILE):
            break
    if path.suffix == ".md" and not path.is_dir():
        return path, "notes"
    if path.suffix == ".yaml" and not path.is_dir():
        return path, "bank"
    raise Problem(
        "can't be shown",
        where=str(path),
        remedy="name a bank (.yaml), a task's folder, a page of notes (.md) or a track",
    )


def _under(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def _signature(file: Path) -> object:
    try:
        status = file.stat()
    except OSError as error:
        return (str(file), error.errno)
    return (str(file), status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def _bank_pages(bank: LoadedBank, before: Sequence[Page]) -> Iterator[Page]:
    """A page for each question with an id, the broken ones too; of a file that is no YAML, those before."""
    if bank.document is None:
        yield from (replace(page, stale=True) for page in before if page.path == bank.path)
        return
    seen: dict[str, int] = {}
    for index, name in bank.named():
        place = bank.document.place(("questions", index))
        seen[name] = seen.get(name, 0) + 1
        key = f"{bank.path}:{name}:{seen[name]}"
        yield Page(key, "question", name, bank.path, place.line, place.last_line, bank.questions.get(index))


def _notes_page(path: Path, name: str) -> Page:
    return Page(str(path), "notes", name, path, text=_text(path))


def _task_page(folder: Path, track: Path | None) -> Page:
    spec = load_task_file(folder).spec
    loaded = load_track_file(track / TRACK_FILE).track if track is not None else None
    key = f"{loaded.id}/task/{spec.id}" if loaded is not None and spec is not None else ""
    statement = folder / "statement.md"
    return Page(str(folder), "task", folder.name, statement, text=_text(statement), task=key)


def _track_pages(files: TrackFiles, before: Sequence[Page]) -> Iterator[Page]:
    """Topic by topic: its notes, its questions; then the tasks."""
    track = load_track_file(files.track).track
    banks = [load_bank(path) for path in files.banks]
    for topic in track.topics if track is not None else ():
        notes = notes_file(files.folder, topic.notes)
        if notes is not None:
            yield _notes_page(notes, topic.title)
        yield from _pages_of((bank for bank in banks if bank.topic == topic.id), before)
    known = {topic.id for topic in track.topics} if track is not None else set()
    yield from _pages_of((bank for bank in banks if bank.topic not in known), before)
    for task in files.tasks:
        yield _task_page(task, files.folder)


def _pages_of(banks: Iterable[LoadedBank], before: Sequence[Page]) -> Iterator[Page]:
    for bank in banks:
        yield from _bank_pages(bank, before)


def _text(path: Path) -> str:
    """The file's text; empty where it can't be read, which `check` tells."""
    try:
        return read_text(path).decode("utf-8-sig", errors="replace")
    except DocumentProblem:
        return ""
