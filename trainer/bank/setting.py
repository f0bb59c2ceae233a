"""A track as it lies on disk, every file read once: the setting in which its files are checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graders.task import slug_of
from trainer.bank.files import TrackFiles, presets_file, track_files
from trainer.bank.loading import (
    LoadedBank,
    LoadedTask,
    LoadedTrack,
    load_bank,
    load_task_file,
    load_track_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.presets import LoadedPresets

__all__ = ["Setting", "references"]


@dataclass(frozen=True)
class Setting:
    """A track and everything in it, read as far as it can be.

    Attributes:
        files: which files there are.
    """

    files: TrackFiles

    @classmethod
    def of(cls, folder: Path) -> Setting:
        """The setting that a track's folder makes."""
        return cls(track_files(folder))

    @cached_property
    def track(self) -> LoadedTrack:
        """`track.yaml`."""
        return load_track_file(self.files.track)

    @cached_property
    def banks(self) -> tuple[LoadedBank, ...]:
        """The bank files."""
        return tuple(load_bank(path) for path in self.files.banks)

    @cached_property
    def tasks(self) -> tuple[LoadedTask, ...]:
        """Every task's `task.yaml`."""
        return tuple(load_task_file(folder) for folder in self.files.tasks)

    @cached_property
    def presets(self) -> LoadedPresets | None:
        """The lab's presets; None where the track has no such file."""
        path = presets_file(self.files.folder)
        if path is None:
            return None
        from trainer.bank.presets import load_presets  # noqa: PLC0415 - NumPy, only for tracks with presets

        return load_presets(path)

    @cached_property
    def topics(self) -> list[str] | None:
        """The track's topics, a broken track's too; None where they can't be told."""
        return self._ids("topics")

    @cached_property
    def objectives(self) -> list[str] | None:
        """The track's objectives, a broken track's too; None where they can't be told."""
        return self._ids("objectives")

    @cached_property
    def all_questions_read(self) -> bool:
        """Whether every question's id could be read: nobody knows what a broken file holds."""
        return all(_all_named(bank.document, "questions") for bank in self.banks)

    @cached_property
    def all_tasks_read(self) -> bool:
        """Whether every task's id could be read."""
        return all(task.document is not None and _is_named(task.document.data) for task in self.tasks)

    @cached_property
    def all_topics_read(self) -> bool:
        """Whether the id of each of the track's topics could be read."""
        return _all_named(self.track.document, "topics")

    @cached_property
    def all_objectives_read(self) -> bool:
        """Whether the id of each of the track's objectives could be read."""
        return _all_named(self.track.document, "objectives")

    @cached_property
    def question_ids(self) -> list[str]:
        """Every question's id."""
        return [name for bank in self.banks for _, name in bank.named()]

    @cached_property
    def mistakes(self) -> dict[str, list[str]]:
        """By each task's id the mistakes that can be named: by its own files or by the grader itself."""
        return {
            name: [
                *sorted({slug_of(path.name) for path in (task.folder / "mistakes").glob("*.py")}),
                *_reserved(task),
            ]
            for task in self.tasks
            for _, name in references(task.document, ("id",))
        }

    def _ids(self, key: str) -> list[str] | None:
        document = self.track.document
        found = [value for _, value in references(document, (key, "*", "id"))] if document else []
        return found or None


def _all_named(document: Document | None, key: str) -> bool:
    """Whether what is listed under a key has an id each."""
    listed = document.data.get(key) if document is not None and isinstance(document.data, dict) else None
    return isinstance(listed, list) and all(map(_is_named, listed))


def _is_named(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("id"), str)


def _reserved(task: LoadedTask) -> Iterator[str]:
    from graders.diagnosis.words import RESERVED  # noqa: PLC0415 - only where a question names a mistake

    yield from RESERVED
    if task.spec is not None:
        yield from (f"mutates-{argument}" for argument in task.spec.arguments)


def references(document: Document | None, pattern: Way) -> Iterator[tuple[Way, str]]:
    """The texts that stand where a pattern says, with their ways: `("questions", "*", "objectives", "*")`.

    Works on the file's data, so that one fault of form hides no other fault.
    """
    if document is not None:
        yield from _matching(document.data, pattern, ())


def _matching(data: Any, pattern: Way, way: Way) -> Iterator[tuple[Way, str]]:
    if not pattern:
        if isinstance(data, str):
            yield way, data
    elif pattern[0] == "*":
        for index, each in enumerate(data if isinstance(data, list) else []):
            yield from _matching(each, pattern[1:], (*way, index))
    elif isinstance(data, dict) and pattern[0] in data:
        yield from _matching(data[pattern[0]], pattern[1:], (*way, pattern[0]))
