"""`trainer progress`: the learner's log, carried from one machine to another."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graders.errors import Problem
from graders.text import counted, escaped
from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import tell_notices

__all__ = ["command"]

_REMEDY = "name a file that `trainer progress export` wrote"


@click.group("progress")
@shared_options
def command() -> None:
    """Carry your progress to another machine: export it there, import it here, as often as you like."""


@command.command("export", short_help="Write the whole log to a new file.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@shared_options
@click.pass_context
def export(context: click.Context, file: Path) -> None:
    """Write the whole log to a new FILE (`-`: standard output), a line of JSON an entry."""
    from trainer.places import local_now
    from trainer.progress import Progress, export_lines

    with Progress.open(places_of(context).data, now=local_now) as progress:
        tell_notices(progress)
        lines = list(export_lines(progress))
    text = "".join(f"{line}\n" for line in lines)
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    from trainer.authoring.writing import write_new

    write_new(file, text)
    click.echo(f"{counted(len(lines) - 1, 'entry', 'entries')} written to {escaped(str(file))}")


@command.command("import", short_help="Take in what another machine exported.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@shared_options
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Take in what `trainer progress export` wrote (`-`: standard input). Twice the same changes nothing."""
    from trainer.places import local_now
    from trainer.progress import Progress, merge_lines

    where = "standard input" if str(file) == "-" else escaped(str(file))
    lines = _read(file, where).splitlines()
    with Progress.open(places_of(context).data, now=local_now) as progress:
        tell_notices(progress)
        merged = merge_lines(progress, lines, where=where)
    click.echo(f"{counted(merged.added, 'entry', 'entries')} new, {merged.known} known already")


def _read(file: Path, where: str) -> str:
    """The log's text.

    Raises:
        Problem: it is no file, or no text.
    """
    if str(file) == "-":
        data = sys.stdin.buffer.read() if sys.stdin is not None else b""
    elif file.is_file():
        data = file.read_bytes()
    else:
        what = "is not a file" if file.exists() else "there is no such file"
        raise Problem(what, where=where, remedy=_REMEDY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("is not UTF-8 text", where=where, remedy=_REMEDY) from None
