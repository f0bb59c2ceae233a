"""Descents and their pictures, made in a thread; messages tell the screen what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.sandbox import Cancelled
from trainer.bank.presets import offered_presets
from trainer.lab.descents import descent_of, descent_through
from trainer.lab.racing import can_race, race
from trainer.practice.drafts import Draft
from trainer.tui.lab.guessing import was_guessed
from trainer.tui.lab.messages import Drawn, Entrant, Opened, RaceEnded, Racing
from trainer.tui.lab.scenes import loss_scene, path_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from textual.message import Message

    from trainer.bank import Catalogue
    from trainer.bank.presets import OfferedPreset
    from trainer.lab.descents import Descent
    from trainer.progress import Progress
    from trainer.tui.host import Library
    from trainer.tui.lab.messages import Job

__all__ = ["draw_in_thread", "open_in_thread"]

# So often a race under way says how far it is.
TOLD_EVERY = 5


def open_in_thread(
    library: Library, data: Path, racer: str, now: datetime, post: Callable[[Message], object]
) -> None:
    """Read the presets, and the program that is to be raced; tell by `Opened`.

    Args:
        library: the content and the log.
        data: the learner's folder, which holds the drafts.
        racer: the key of the task whose draft is to be raced, or empty.
        now: the local time.
        post: takes the message.
    """
    catalogue = library.catalogue
    presets, faults = offered_presets(catalogue)
    try:
        first = _first_unguessed(presets, library.progress)
    except Problem as problem:  # the log can't be read: the lab goes on
        first, faults = 0, [str(problem), *faults]
    entrant, refusal = None, ""
    if racer:
        try:
            entrant = _entrant(catalogue, data, racer, now)
        except Problem as problem:
            refusal = str(problem)
    post(Opened(presets, first, faults, entrant, refusal))


def _first_unguessed(presets: Sequence[OfferedPreset], progress: Progress) -> int:
    """The first preset that was never guessed; else the first."""
    fresh = (
        at
        for at, preset in enumerate(presets)
        if preset.question and not was_guessed(progress, preset.question)
    )
    return next(fresh, 0)


def _entrant(catalogue: Catalogue, data: Path, racer: str, now: datetime) -> Entrant:
    from graders import load_task  # noqa: PLC0415 - the grader, only where there is a race

    task = catalogue.task(racer)
    if not can_race(task.function):
        raise Problem(
            f"{task.function} takes no steps on a loss that the lab could draw",
            remedy="optimizers and the descents of the lesson can be raced",
        )
    starter = load_task(task.folder).starter
    return Entrant(
        task.folder, task.function, task.title, Draft(data, task.track, task.id, starter).open(now)
    )


def draw_in_thread(job: Job, post: Callable[[Message], object]) -> None:
    """Compute a job's descents and draw them; tell by `Drawn`, unless nobody waits any more."""
    try:
        descents = job.walked or tuple(_descents(job, post))
    except Cancelled:
        return
    if not job.cancel.is_set():
        path = path_scene(descents, job.sizes[0], ascii_only=job.ascii_only)
        loss = loss_scene(descents, job.sizes[1], ascii_only=job.ascii_only)
        post(Drawn(job, descents, path, loss))


def _descents(job: Job, post: Callable[[Message], object]) -> list[Descent]:
    if job.entrant is None:
        return [descent_of(setup) for setup in job.setups]
    return [*(descent_of(setup) for setup in job.setups[:-1]), _raced(job, job.entrant, post)]


def _raced(job: Job, entrant: Entrant, post: Callable[[Message], object]) -> Descent:
    """The walk of the learner's program, as far as it came."""
    from graders import load_task  # noqa: PLC0415 - the grader, only where there is a race

    setup = job.setups[-1]
    places = []
    try:
        for step, place in enumerate(
            race(load_task(entrant.folder), entrant.source, setup, cancel=job.cancel)
        ):
            places.append(place)
            if step % TOLD_EVERY == 0:
                post(Racing(job, step))
    except Problem as problem:
        post(RaceEnded(job, str(problem)))
    if not places:  # the task itself can't be read
        return descent_of(setup)
    return descent_through(setup, places)
