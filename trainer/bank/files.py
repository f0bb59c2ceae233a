"""Which files of the content folders are tracks, banks, notes and tasks: names only, nothing is read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "LAB_FOLDER",
    "PRESETS_FILE",
    "SCHEMA_ENDING",
    "SCHEMA_FOLDER",
    "TASK_FILE",
    "TRACK_FILE",
    "TrackFiles",
    "find_tracks",
    "ignored",
    "is_track",
    "lies_in",
    "names_in",
    "notes_file",
    "presets_file",
    "track_above",
    "track_files",
]

TRACK_FILE = "track.yaml"
TASK_FILE = "task.yaml"
LAB_FOLDER = "lab"
PRESETS_FILE = "presets.yaml"
# JSON Schemas for editors may lie in a track, or beside the tracks of a content folder.
SCHEMA_FOLDER = "schemas"
SCHEMA_ENDING = ".schema.json"


@dataclass(frozen=True, slots=True)
class TrackFiles:
    """The files of a track.

    Attributes:
        folder: the track's folder.
        banks: every `*.yaml` directly in it but `track.yaml`.
        tasks: every folder in `tasks/` that holds a `task.yaml`.
    """

    folder: Path
    banks: tuple[Path, ...]
    tasks: tuple[Path, ...]

    @property
    def track(self) -> Path:
        """The file that makes it a track."""
        return self.folder / TRACK_FILE


def ignored(name: str) -> bool:
    """Whether a file or folder of this name is nobody's business: hidden, a cache, an editor's backup."""
    return name.startswith(".") or name == "__pycache__" or name.endswith("~")


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted, without those that are ignored; none where it can't be listed."""
    try:
        return sorted(name for name in os.listdir(folder) if not ignored(name))  # noqa: PTH208 - a scan at start-up
    except OSError:
        return []


def find_tracks(content: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The tracks in content folders, each once, and the folders in which there are none.

    A content folder is a track, or a folder that holds tracks.
    """
    tracks: dict[str, Path] = {}
    barren: list[Path] = []
    for folder in content:
        found = [folder] if is_track(folder) else [each for each in _folders(folder) if is_track(each)]
        for track in found:
            tracks.setdefault(os.path.realpath(track), track)
        if not found:
            barren.append(folder)
    return list(tracks.values()), barren


def is_track(folder: Path) -> bool:
    """Whether `track.yaml` is in it, be it a broken link."""
    return os.path.lexists(folder / TRACK_FILE)


def track_files(folder: Path) -> TrackFiles:
    """The files of the track in a folder."""
    names = names_in(folder)
    banks = [folder / name for name in names if name.endswith(".yaml") and name != TRACK_FILE]
    tasks = [task for task in _folders(folder / "tasks") if os.path.lexists(task / TASK_FILE)]
    return TrackFiles(folder, tuple(banks), tuple(tasks))


def lies_in(folder: Path, path: Path) -> bool:
    """Whether a path, its links followed, leads into a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def notes_file(folder: Path, name: str | None) -> Path | None:
    """A topic's page of notes, if there is one and it lies in the track."""
    path = folder / name if name else folder
    return path if os.path.isfile(path) and lies_in(folder, path) else None  # noqa: PTH113 - never raises


def presets_file(folder: Path) -> Path | None:
    """The track's file of presets for the lab, if there is one, be it a broken link."""
    path = folder / LAB_FOLDER / PRESETS_FILE
    return path if os.path.lexists(path) else None


def track_above(path: Path) -> Path | None:
    """The nearest folder with `track.yaml`: the path itself or one above it."""
    return next((folder for folder in (path, *path.parents) if is_track(folder)), None)


def _folders(folder: Path) -> Iterable[Path]:
    return [folder / name for name in names_in(folder) if (folder / name).is_dir()]
