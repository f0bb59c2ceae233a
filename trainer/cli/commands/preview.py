"""`trainer preview`: an author's file as learners will see it."""

from __future__ import annotations

from pathlib import Path

import click

from graders.errors import Problem
from trainer.cli.asking import at_terminal
from trainer.cli.options import places_of, shared_options

__all__ = ["command"]

# Below it the screens only ask for more room.
NARROWEST = 30


@click.command("preview")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--width",
    type=click.IntRange(min=NARROWEST),
    metavar="COLUMNS",
    help="Use no more of the terminal than this: what others see, in theirs.",
)
@shared_options
@click.pass_context
def command(context: click.Context, file: Path, *, width: int | None) -> None:
    """Show FILE on the app's own screens, and again at every save, its faults beside it.

    FILE is a bank, a task's folder, a page of notes or a track. Nothing is recorded.
    """
    places = places_of(context)
    if not at_terminal():
        raise Problem(
            "the preview needs a terminal to draw in",
            remedy="run it in one, or use `trainer check` to hear of faults",
        )
    from trainer.tui.preview.app import run

    context.exit(run(file.expanduser(), places, widest=width))
