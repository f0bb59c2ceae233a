"""`trainer start`: a task's starter, as a file to write in."""

from __future__ import annotations

from pathlib import Path

import click

from graders.errors import Problem
from trainer.cli.options import places_of, shared_options
from trainer.cli.tasks import TASK, loaded_task

__all__ = ["command"]


@click.command("start")
@click.argument("task", type=TASK)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Where to write it; here, if not said.",
)
@shared_options
@click.pass_context
def command(context: click.Context, task: str, *, folder: Path) -> None:
    """Write TASK's starter file, named after its function; never over another file."""
    known = loaded_task(places_of(context), task)
    if folder.exists() and not folder.is_dir():
        raise Problem("is a file, not a folder", where=str(folder), remedy="name a folder with --to")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{known.function}.py"
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(known.starter)
    except FileExistsError:
        raise Problem(
            "is already there, and is never overwritten",
            where=str(target),
            remedy="move it away, or name another folder with --to",
        ) from None
    click.echo(f"{target}  write your solution there, then: trainer grade {task} {target}")
