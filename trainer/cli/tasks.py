"""Finding a task by what a person calls it, and reading the submission they name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import Problem
from graders.opening import without_waiting
from trainer.cli.options import places_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graders import Task
    from trainer.bank.index import TaskSummary
    from trainer.places import Places

__all__ = ["TASK", "found_task", "loaded_task", "read_submission"]


class TaskName(click.ParamType[str]):
    """A task's id, `track/id` or folder; the shell completes the ids."""

    name = "task"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The ids that begin so."""
        from click.shell_completion import CompletionItem

        from trainer.bank import open_catalogue

        places = places_of(ctx)
        tasks = open_catalogue(places.content, places.cache).tasks
        return [CompletionItem(task.id, help=task.title) for task in tasks if task.id.startswith(incomplete)]


TASK = TaskName()


def found_task(places: Places, name: str) -> TaskSummary:
    """The task of that id, `track/id` or folder.

    Raises:
        Problem: there is none, or several; the nearest ids are named.
    """
    from trainer.bank import find_task, open_catalogue

    return find_task(open_catalogue(places.content, places.cache), name)


def loaded_task(places: Places, name: str) -> Task:
    """The task itself, ready to grade with.

    Raises:
        Problem: there is no such task, or its folder is broken.
    """
    from graders import load_task

    return load_task(found_task(places, name).folder)


def read_submission(name: str) -> bytes:
    """The bytes of a submission: a file, or standard input for `-`.

    Raises:
        Problem: it is missing, closed, a folder, unreadable, empty, binary or far too large.
    """
    from graders.grading import LARGEST_SUBMISSION

    at_most = LARGEST_SUBMISSION + 1  # a core dump named by mistake should not be read whole
    if name == "-":
        where = "standard input"
        if sys.stdin is None:  # as it is where the caller has closed it
            raise Problem("is closed", where=where, remedy="pipe the source in, or name a file")
        source = sys.stdin.buffer.read(at_most)
    else:
        source, where = _read_file(Path(name), at_most), name
    if not source.strip():
        raise Problem("is empty", where=where, remedy="write the function there first")
    if b"\0" in source:
        raise Problem("is a binary file, not Python source", where=where, remedy="name a .py file")
    if len(source) > LARGEST_SUBMISSION:
        raise Problem("is over a million bytes", where=where, remedy="name the file with your function alone")
    return source


def _read_file(path: Path, at_most: int) -> bytes:
    try:
        # Opening a pipe waits for a writer, who may never come; what `<(...)` names has one already.
        with open(path, "rb", opener=without_waiting) as file:
            if hasattr(os, "set_blocking"):
                os.set_blocking(file.fileno(), True)
            return file.read(at_most)
    except FileNotFoundError:
        raise Problem(
            "there is no such file", where=str(path), remedy="name a .py file, or - to read stdin"
        ) from None
    except IsADirectoryError:
        raise Problem("is a folder", where=str(path), remedy="name the .py file in it") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise Problem(
            f"can't be read ({reason})", where=str(path), remedy="name a file you may read"
        ) from None
