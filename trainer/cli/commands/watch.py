"""`trainer watch`: a verdict at every save."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from graders.errors import Problem
from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import report_lines
from trainer.cli.tasks import TASK, loaded_task, read_submission

__all__ = ["command"]

# Editors write a file in several system calls; one save should be one grade.
DEBOUNCE_MS = 80


@click.command("watch")
@click.argument("task", type=TASK)
@click.argument("file", type=click.Path(path_type=Path))
@shared_options
@click.pass_context
def command(context: click.Context, task: str, file: Path) -> None:
    """Grade FILE now, and again at every save, until ctrl+c."""
    from watchfiles import watch

    from graders import Task, grade

    def show(known: Task) -> None:
        try:
            report = grade(known, read_submission(str(file)))
        except Problem as problem:
            # A file half written, or gone for a moment: the next save tells.
            click.echo(str(problem), err=True)
        else:
            click.echo("\n".join((*report_lines(report), "")))

    known = loaded_task(places_of(context), task)
    read_submission(str(file))
    here = file.absolute()
    with suppress(KeyboardInterrupt):  # ctrl+c is how it ends, in the middle of a grade too
        show(known)
        # The folder is watched, not the file: most editors save by renaming a new file over the old one.
        for changes in watch(here.parent, debounce=DEBOUNCE_MS, recursive=False, raise_interrupt=False):
            if any(Path(path) == here for _change, path in changes) and here.exists():
                show(known)
