"""The files of a task folder, read within bounds: the known layout only, and nothing from outside.

Content may come from anybody: a link can lead to a password file, or back into the folder for ever.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graders.documents import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["outside", "read_files"]

MOST_FILES = 500
LARGEST_PROGRAM = 256 * 1024  # bytes; nobody writes a solution this long by hand
LARGEST_OTHER = 1024 * 1024
LARGEST_IN_ALL = 16 * 1024 * 1024
FOLDERS = ("accepted", "mistakes")


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Every file's bytes by its path in the folder, and what is wrong with those left out."""
    files: dict[str, bytes] = {}
    paths, faults = _paths(folder)
    left = LARGEST_IN_ALL
    # Without a link on the way to the folder only links in it can lead elsewhere; a look takes 0.3 ms a file.
    on_the_way = os.path.realpath(folder) != os.path.abspath(folder)  # noqa: PTH100 - links must stay
    for path in paths:
        try:
            read = _read(folder, path, may_lead_out=on_the_way or path.is_symlink())
        except OSError as error:
            read = Fault.about(
                path, f"can't be read: {error.strerror}", "give it read permission", code="unreadable"
            )
        if isinstance(read, Fault):
            faults.append(read)
            continue
        left -= len(read)
        if left < 0:
            what = f"the task's files have more than {LARGEST_IN_ALL:,} bytes"
            return files, [
                *faults,
                Fault.about(folder, what, "leave out what no task needs", code="too-large"),
            ]
        files[path.relative_to(folder).as_posix()] = read
    return files, faults


def outside(folder: Path, path: Path) -> Fault | None:
    """A fault where a file is a link that leads out of the track, or of a task folder that lies in none."""
    home = next((above for above in (folder, *folder.absolute().parents) if _is_track(above)), folder)
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(home)):
        return None
    return Fault.about(path, "the link leads out of the track", "put the file itself here", code="unreadable")


def _is_track(folder: Path) -> bool:
    return os.path.isfile(folder / "track.yaml")  # noqa: PTH113 - never raises


def _paths(folder: Path) -> tuple[list[Path], list[Fault]]:
    """The files of the known layout: those of the folder, and the programs of its two inner folders."""
    found: list[Path] = []
    faults: list[Fault] = []
    for inner in ("", *FOLDERS):
        place = folder / inner
        if inner and place.is_symlink():
            faults.append(
                Fault.about(place, "this is a link", "put the folder itself here", code="unreadable")
            )
        elif place.is_dir():
            try:
                entries = sorted(islice(_entries(place), MOST_FILES + 1))
            except OSError as error:
                what = f"can't be read: {error.strerror}"
                faults.append(Fault.about(place, what, "give it read permission", code="unreadable"))
                continue
            found += [path for path in entries if not path.is_dir() and (not inner or path.suffix == ".py")]
    if len(found) > MOST_FILES:
        what = f"the task has more than {MOST_FILES} files"
        return [], [*faults, Fault.about(folder, what, "leave out what no task needs", code="too-large")]
    return found, faults


def _entries(folder: Path) -> Iterable[Path]:
    for path in folder.iterdir():
        if not (path.name.startswith(".") or path.name == "__pycache__" or path.name.endswith("~")):
            yield path


def _read(folder: Path, path: Path, *, may_lead_out: bool) -> bytes | Fault:
    if may_lead_out and not path.exists():
        return Fault.about(path, "the link leads nowhere", "put the file itself here", code="unreadable")
    if may_lead_out and (fault := outside(folder, path)) is not None:
        return fault
    if not path.is_file():
        return Fault.about(path, "this is no file", "take it away", code="unreadable")
    largest = LARGEST_PROGRAM if path.suffix == ".py" else LARGEST_OTHER
    with path.open("rb") as file:
        raw = file.read(largest + 1)
    if len(raw) > largest:
        what = f"the file has more than {largest:,} bytes"
        return Fault.about(path, what, f"keep it below {largest:,}", code="too-large")
    return raw
