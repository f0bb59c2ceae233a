"""Finding a task by what a person calls it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graders.documents import did_you_mean, escaped, quoted
from graders.errors import Problem
from trainer.bank.catalogue import TaskSummary, task_key

if TYPE_CHECKING:
    from trainer.bank.catalogue import Catalogue

__all__ = ["find_task"]


def find_task(catalogue: Catalogue, name: str) -> TaskSummary:
    """The task that a person calls by its id, by `track/id`, by its key or by its folder.

    A folder need not belong to the content in use; only its `task.yaml` is read.

    Raises:
        Problem: there is none, or several tracks have one; the message names what is near.
    """
    named = [task for task in catalogue.tasks if name in {task.id, f"{task.track}/{task.id}", task.key}]
    if len(named) == 1:
        return named[0]
    if named:
        choices = " or ".join(f"{task.track}/{task.id}" for task in named)
        raise Problem(f"several tracks have a task {quoted(name)}", remedy=f"say {choices}")
    folder = Path(name)
    if name and folder.is_dir():
        return _task_in(catalogue, folder)
    if folder.name == "task.yaml" and folder.exists():
        return _task_in(catalogue, folder.parent)
    known = [task.id for task in catalogue.tasks] + [f"{task.track}/{task.id}" for task in catalogue.tasks]
    hint = did_you_mean(name, known) or "`trainer list` names them; a task can be named by its folder too"
    raise Problem(f"there is no task {quoted(name)}", remedy=hint)


def _task_in(catalogue: Catalogue, folder: Path) -> TaskSummary:
    """The task whose folder it is: one of the catalogue, or one from outside."""
    resolved = folder.resolve()
    for task in catalogue.tasks:
        if task.folder.resolve() == resolved:
            return task
    if not (folder / "task.yaml").exists():
        raise Problem(
            "holds no task.yaml", where=escaped(str(folder)), remedy="name a task's folder, or a task's id"
        )
    return _task_outside(resolved)


def _task_outside(folder: Path) -> TaskSummary:
    """The task in a folder that is no part of the content in use.

    Raises:
        DocumentProblem: its `task.yaml` is broken.
    """
    # YAML and pydantic, which a known task does without.
    from graders.documents import DocumentProblem  # noqa: PLC0415
    from trainer.bank.files import TRACK_FILE, track_above  # noqa: PLC0415
    from trainer.bank.loading import load_task_file, load_track_file, task_hash  # noqa: PLC0415

    loaded = load_task_file(folder)
    if loaded.spec is None:
        raise DocumentProblem(loaded.faults)
    above = track_above(folder)
    track = load_track_file(above / TRACK_FILE).track if above else None
    name = track.id if track else "outside"
    spec = loaded.spec
    return TaskSummary(
        key=task_key(name, spec.id),
        track=name,
        id=spec.id,
        title=spec.title,
        topic=spec.topic,
        level=spec.level,
        objectives=tuple(spec.objectives),
        function=spec.function,
        folder=folder,
        content_hash=task_hash(folder),
    )
