"""Files in a track that nothing reads: mostly a name mistyped, or something left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graders.documents import Fault, quoted
from trainer.bank.files import (
    LAB_FOLDER,
    PRESETS_FILE,
    SCHEMA_ENDING,
    SCHEMA_FOLDER,
    TASK_FILE,
    TRACK_FILE,
    is_track,
    names_in,
)
from trainer.bank.setting import references

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.bank.setting import Setting

__all__ = ["outside_tracks", "stray_files"]

_FOR_PEOPLE = re.compile(r"(?i:readme|licen[cs]e|copying|changelog|contributing|authors|notice)(?:\..*)?")
_TASK_FILES = {TASK_FILE, "statement.md", "starter.py", "solution.py", "cases.py"}
_TASK_FOLDERS = {"accepted", "mistakes"}


def stray_files(setting: Setting) -> Iterator[Fault]:
    """Advice on every file and folder of the track that no part of the program reads."""
    folder = setting.files.folder
    notes = {folder / name for _, name in references(setting.track.document, ("topics", "*", "notes"))}
    yield from _in_track(setting, folder, notes)
    for task in names_in(folder / "tasks"):
        yield from _in_task(folder / "tasks" / task)


def outside_tracks(content: Path) -> Iterator[Fault]:
    """Advice on what lies in a content folder as if it were a track, or a bank of one."""
    for name in names_in(content):
        path = content / name
        if path.is_dir():
            if not is_track(path) and any(
                inner.endswith(".yaml") or inner == "tasks" for inner in names_in(path)
            ):
                what = f"the folder holds no {TRACK_FILE}, so that nothing in it is read"
                remedy = "write it: id, title, summary, topics, objectives"
                yield Fault.about(path, what, remedy, code="stray", advice=True)
        elif path.suffix in {".yaml", ".yml"}:
            yield _stray(path, "move it into a track")


def _in_track(setting: Setting, folder: Path, notes: set[Path]) -> Iterator[Fault]:
    for name in names_in(folder):
        path = folder / name
        if path.suffix == ".yml":
            yield _stray(path, f"call it {path.stem}.yaml: only those are read")
        elif path.is_dir() and path.suffix != ".yaml":
            at_top = folder == setting.files.folder
            if at_top and name == "tasks":
                continue
            if at_top and name == SCHEMA_FOLDER:
                yield from _in_schemas(path)
            elif at_top and name == LAB_FOLDER:
                yield from _in_lab(path)
            elif any(path in page.parents for page in notes):
                yield from _in_track(setting, path, notes)
            else:
                yield _stray(
                    path, _out_of_place(path) or "remove it: a track holds banks, notes, tasks/ and lab/"
                )
        elif not (path in notes or path.suffix == ".yaml" or _FOR_PEOPLE.fullmatch(name)):
            remedy = "name it as a topic's `notes`" if path.suffix == ".md" else "remove it"
            yield _stray(path, remedy)
        elif path.suffix == ".yaml" and folder != setting.files.folder:
            yield _stray(path, "move it up: banks lie directly in the track")


def _out_of_place(folder: Path) -> str:
    """Where a folder that nothing reads was meant to lie, by what it holds; empty where that is not plain."""
    names = names_in(folder)
    if TASK_FILE in names:
        return "it is a task: move it into tasks/"
    if any(TASK_FILE in names_in(folder / name) for name in names):
        return "it holds tasks: call it tasks"
    if any(name.endswith(".yaml") for name in names):
        return "move its banks up: they lie directly in the track"
    if any(name.endswith(".md") for name in names):
        return "name its pages as `notes` of topics, or remove it"
    return ""


def _in_schemas(folder: Path) -> Iterator[Fault]:
    for name in names_in(folder):
        if not name.endswith(SCHEMA_ENDING):
            yield _stray(folder / name, f"remove it: {SCHEMA_FOLDER}/ holds what `trainer schema` writes")


def _in_lab(folder: Path) -> Iterator[Fault]:
    for name in names_in(folder):
        if name != PRESETS_FILE:
            yield _stray(folder / name, f"remove it: {LAB_FOLDER}/ holds {PRESETS_FILE}")


def _in_task(task: Path) -> Iterator[Fault]:
    if not task.is_dir():
        yield _stray(task, "remove it: tasks/ holds a folder for each task")
        return
    if TASK_FILE not in names_in(task):
        what = f"the folder holds no {TASK_FILE}"
        yield Fault.about(task, what, "write it, or remove the folder", code="stray", advice=True)
        return
    for name in names_in(task):
        path = task / name
        if name in _TASK_FOLDERS and path.is_dir():
            for inner in names_in(path):
                if not inner.endswith(".py") or (path / inner).is_dir():
                    yield _stray(path / inner, f"remove it: {name}/ holds Python files")
        elif not (name in _TASK_FILES or _FOR_PEOPLE.fullmatch(name)):
            yield _stray(
                path, f"remove it: a task holds {', '.join(sorted(_TASK_FILES))}, accepted/, mistakes/"
            )


def _stray(path: Path, remedy: str) -> Fault:
    kind = "folder" if path.is_dir() else "file"
    what = f"nothing reads the {kind} {quoted(path.name)}"
    return Fault.about(path, what, remedy, code="stray", advice=True)
