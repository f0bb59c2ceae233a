"""The index: what every content file says, kept in the cache so that the app starts without reading YAML.

A file is read again when it has changed: its times, size and inode are the quick test, its bytes are hashed
to be sure. The index can be deleted at any time, is built anew when it is damaged, and is done without where
the cache can't be written. Programs that open it at once wait for each other's writing.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graders.documents import DocumentProblem, Fault, read_text
from trainer.bank.assembly import assemble
from trainer.bank.catalogue import (
    Catalogue,
    ObjectiveSummary,
    QuestionSummary,
    TaskSummary,
    TopicSummary,
    TrackSummary,
)
from trainer.bank.files import find_tracks, track_files
from trainer.bank.store import Row, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.bank.bodies import Entry
    from trainer.bank.files import TrackFiles
    from trainer.bank.model import Question

__all__ = [
    "Catalogue",
    "ObjectiveSummary",
    "QuestionSummary",
    "TaskSummary",
    "TopicSummary",
    "TrackSummary",
    "open_catalogue",
]

# A file changed so shortly before it was read could change again within the same tick of the file system's
# clock and look the same; it is hashed once more at the next opening. Kernels tick in 1 to 10 ms, FAT in 2 s.
SETTLING_NS = 2_100_000_000


@dataclass(frozen=True, slots=True)
class _Unit:
    """A file that the index keeps: a track's, a bank's, or a task's folder."""

    kind: str
    path: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """The files whose change is a change of it."""
        if self.kind == "task":
            return (self.path / "task.yaml", self.path / "statement.md")
        return (self.path,)


def open_catalogue(
    content: Sequence[Path], cache: Path, *, now: Callable[[], int] = time.time_ns
) -> Catalogue:
    """Everything there is to practise in the content folders.

    A broken file leaves the rest usable and is named in the catalogue's `faults`.

    Args:
        content: tracks, or folders that hold tracks, in the order they are searched.
        cache: the folder the index is kept in.
        now: nanoseconds since 1970, by the clock that file times are told in.
    """
    folders = [Path(os.path.abspath(folder)) for folder in content]  # noqa: PTH100 - links stay as they are
    found, barren = find_tracks(folders)
    tracks = [track_files(folder) for folder in found]
    store = Store(cache)
    units = [unit for files in tracks for unit in _units(files)]
    entries, unstored = _current(units, store, now)
    bodies = {unit.path: entries[unit.path] for unit in units}
    return assemble(
        tracks, bodies, barren, partial(_question, store, unstored), partial(_texts, store, unstored)
    )


def _units(files: TrackFiles) -> list[_Unit]:
    return [
        _Unit("track", files.track),
        *(_Unit("bank", path) for path in files.banks),
        *(_Unit("task", folder) for folder in files.tasks),
    ]


def _current(
    units: Sequence[_Unit], store: Store, now: Callable[[], int]
) -> tuple[dict[Path, dict[str, Any]], dict[tuple[Path, str], str]]:
    """Each unit's body, read anew where it changed; and the questions that could not be stored."""
    rows = store.rows()
    bodies: dict[Path, dict[str, Any]] = {}
    changed: list[tuple[Row, Entry | None]] = []
    for unit in units:
        signature, youngest = _signature(unit.files)
        row = rows.get(str(unit.path))
        if row is not None and row.settled and row.signature == signature:
            bodies[unit.path] = row.body
            continue
        settled = youngest < now() - SETTLING_NS
        texts = [_bytes(file) for file in unit.files]
        digest = _digest(texts)
        if row is not None and row.digest == digest:
            bodies[unit.path] = row.body
            if (row.signature, row.settled) != (signature, settled):
                changed.append((row.moved_to(signature, settled=settled), None))
            continue
        from trainer.bank.bodies import build  # noqa: PLC0415 - PyYAML and pydantic, 80 ms: only for what changed

        entry = build(unit.kind, unit.path, texts[0])
        bodies[unit.path] = entry.body
        changed.append((Row(str(unit.path), signature, settled, digest, entry.body), entry))
    if not changed or store.save(changed):
        return bodies, {}
    return bodies, {
        (Path(row.path), name): text
        for row, entry in changed
        if entry is not None
        for name, text in entry.questions.items()
    }


def _signature(files: Sequence[Path]) -> tuple[str, int]:
    """What a look at the files tells of their content, and when the last of them changed."""
    parts, youngest = [], 0
    for file in files:
        try:
            status = file.stat()
        except OSError as error:
            parts.append(f"-{error.errno}")
            continue
        parts.append(f"{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_size}.{status.st_ino}")
        youngest = max(youngest, status.st_mtime_ns, status.st_ctime_ns)
    return " ".join(parts), youngest


def _bytes(file: Path) -> bytes | None:
    try:
        return read_text(file)
    except DocumentProblem:
        return None


def _digest(texts: Sequence[bytes | None]) -> str:
    """A hash of the bytes; of what can't be read, none that matches another's."""
    from hashlib import sha256  # noqa: PLC0415 - 3 ms, only for what changed

    summed = sha256()
    for text in texts:
        summed.update(b"-" if text is None else b"%d " % len(text) + text)
    return summed.hexdigest()


def _question(store: Store, unstored: dict[tuple[Path, str], str], summary: QuestionSummary) -> Question:
    """The whole question: from the index, or from its file where the index has gone or changed."""
    from pydantic import ValidationError  # noqa: PLC0415 - 63 ms, only when a question is opened

    from trainer.bank.loading import load_bank, question_from_json  # noqa: PLC0415

    text = unstored.get((summary.path, summary.id)) or store.question(str(summary.path), summary.id)
    if text is not None:
        try:
            return question_from_json(text)
        except ValidationError:
            pass
    bank = load_bank(summary.path)
    for question in bank.questions.values():
        if question.id == summary.id:
            return question
    what = f"the question {summary.id} is no longer in this file"
    raise DocumentProblem(
        bank.faults or [Fault(summary.path, summary.line, 1, what, "open the trainer again")]
    )


def _texts(store: Store, unstored: dict[tuple[Path, str], str]) -> dict[tuple[Path, str], str]:
    """The JSON of every question, by its file and id."""
    return {(Path(path), name): text for path, name, text in store.questions()} | unstored
