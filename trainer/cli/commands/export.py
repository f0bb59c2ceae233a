"""`trainer export`: questions for another system."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import Problem
from graders.text import counted, escaped
from trainer.cli.options import places_of, shared_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.exporting import Exported
    from trainer.places import Places

__all__ = ["command"]


@click.command("export")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--as", "name", metavar="FORMAT", required=True, help="The format, such as gift or csv.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="FILE", help="The file; else it is printed."
)
@click.option(
    "--topic", "topics", multiple=True, metavar="ID", help="Questions of this topic only; repeatable."
)
@click.option("--every-version", is_flag=True, help="All versions of numeric questions, not the first alone.")
@click.option("--all", "every", is_flag=True, help="A line for each thing lost, however many are alike.")
@click.option("--strict", is_flag=True, help="Write nothing where anything would be lost or left out.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@shared_options
def command(
    *,
    paths: tuple[str, ...],
    name: str,
    target: Path | None,
    topics: tuple[str, ...],
    every_version: bool,
    every: bool,
    strict: bool,
    force: bool,
) -> int:
    """Write questions as a file for another system.

    FORMAT is gift, moodlexml, apkg, anki, csv or markdown. PATH is a bank file, a track or its id, or a
    content folder; all content, if none is named. What can't be carried is told where it stood, a line
    for many alike; docs/exchange.md has a table of it.
    Leaves with 0 if the file was written, 1 if not or if a question is broken, 2 if the call was wrong.
    """
    from trainer.authoring.writing import write_over
    from trainer.exchange import account, export_questions, find_questions, format_called
    from trainer.places import local_now

    chosen = format_called(name, to_read=False)
    if target is not None and os.path.lexists(target) and not force:
        raise Problem(
            "is already there", where=escaped(str(target)), remedy="name another file, or add --force"
        )
    if target is not None and not target.parent.is_dir():
        raise Problem("there is no such folder", where=escaped(str(target.parent)), remedy="make it first")
    if target is None and not chosen.text and sys.stdout.isatty():
        raise Problem(f"{name} is not text to read", remedy="name a file with --to")
    found = find_questions(_banks(places_of(click.get_current_context()), paths), topics)
    if topics and not found.entries:
        raise Problem(
            f"no question belongs to {' or '.join(topics)}", remedy="`trainer list` names the topics"
        )
    exported = export_questions(found.entries, chosen, local_now(), every_version=every_version)
    to_stderr = target is None
    for line in (*found.faults, *account(exported.notes, every=every)):
        click.echo(line, err=to_stderr)
    wanted = exported.written > 0 and (exported.whole or not strict)
    if wanted and target is not None:
        write_over(target, exported.data)
    elif wanted:
        click.echo(exported.data, nl=False)
    _summary(exported, target, written=wanted)
    return 0 if wanted and not found.faults else 1


def _summary(exported: Exported, target: Path | None, *, written: bool) -> None:
    counts = [
        f"{counted(exported.written, 'question')} {'exported' if written else 'could be exported'}",
        f"{len(exported.notes.refusals)} left out",
        f"{len(exported.notes.losses)} lost in part",
    ]
    end = f": {escaped(str(target))}" if written and target else "" if written else "; nothing was written"
    click.echo(", ".join(counts) + end, err=target is None)


def _banks(places: Places, named: Sequence[str]) -> list[Path]:
    """The bank files in what was named, each once."""
    from trainer.bank.files import TRACK_FILE, find_tracks, track_files

    banks: dict[Path, None] = {}
    for name in named:
        path = Path(name)
        if path.is_dir():
            tracks, barren = find_tracks([path])
            if barren:
                raise Problem(
                    "holds no track", where=escaped(name), remedy="name a bank file, a track or its folder"
                )
            banks.update((bank, None) for track in tracks for bank in track_files(track).banks)
        elif path.name == TRACK_FILE and path.exists():
            banks.update((bank, None) for bank in track_files(path.parent).banks)
        elif path.exists():
            banks.setdefault(path)
        else:
            banks.update((bank, None) for bank in track_files(_track_called(places, name)).banks)
    if not named:
        banks.update(
            (bank, None) for track in find_tracks(places.content)[0] for bank in track_files(track).banks
        )
    return list(banks)


def _track_called(places: Places, name: str) -> Path:
    from trainer.bank import open_catalogue

    for track in open_catalogue(places.content, places.cache).tracks:
        if track.id == name:
            return track.folder
    raise Problem(
        "there is no such file, folder or track", where=escaped(name), remedy="`trainer list` names tracks"
    )
