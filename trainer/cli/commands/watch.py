"""`trainer watch`: a verdict at every save."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import Problem
from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import report_lines
from trainer.cli.tasks import TASK, loaded_task, read_submission

if TYPE_CHECKING:
    from graders import Task

__all__ = ["command"]

# Editors write a file in several system calls; one save should be one grade.
DEBOUNCE_MS = 80
# A save that no event told of, such as one made before the watch stood, is seen at this look.
LOOK_MS = 400


@click.command("watch")
@click.argument("task", type=TASK)
@click.argument("file", type=click.Path(path_type=Path))
@shared_options
@click.pass_context
def command(context: click.Context, task: str, file: Path) -> None:
    """Grade FILE now, and again at every save, until ctrl+c."""
    from watchfiles import watch

    grader = Grader(loaded_task(places_of(context), task))
    source = read_submission(str(file))
    # From here on ctrl+c is how it ends, at whatever moment it comes.
    try:
        grader.take(source)
        click.echo(f"watching {file}; ctrl+c stops")
        # The folder is watched, not the file: most editors save by renaming a new file over the old one.
        for _ in watch(
            file.absolute().parent,
            debounce=DEBOUNCE_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            recursive=False,
        ):
            grader.look(file)
    except KeyboardInterrupt:
        pass
    finally:
        grader.stop()


class Grader:
    """Grades what was saved last, in a thread of its own; a grade of something older is dropped.

    Args:
        task: the task to grade with.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._newest = b""
        self._trouble = ""
        self._cancel = threading.Event()
        self._thread: threading.Thread | None = None

    def look(self, file: Path) -> None:
        """Grade the file if it is not what was graded last; say once what keeps it from being read."""
        try:
            source = read_submission(str(file))
        except Problem as problem:
            # A file half written, or gone for a moment: the next look tells.
            if str(problem) != self._trouble:
                self._trouble = str(problem)
                click.echo(f"{problem} (still watching)", err=True)
            return
        if source != self._newest or self._trouble:
            self.take(source)

    def take(self, source: bytes) -> None:
        """Drop what is under way and grade this."""
        self.stop()
        self._newest, self._trouble = source, ""
        self._cancel = threading.Event()
        self._thread = threading.Thread(target=self._grade, args=(source, self._cancel))
        self._thread.start()

    def stop(self) -> None:
        """Drop what is under way; returns when it is dropped."""
        self._cancel.set()
        if self._thread is not None:
            self._thread.join()

    def _grade(self, source: bytes, cancel: threading.Event) -> None:
        from graders import grade
        from graders.sandbox import Cancelled

        with suppress(Cancelled):
            try:
                lines = report_lines(grade(self._task, source, cancel=cancel))
            except Problem as problem:
                click.echo(str(problem), err=True)
            else:
                click.echo("\n".join((*lines, "")))
