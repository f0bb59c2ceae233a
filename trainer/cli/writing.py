"""Where what is new goes, and what it is called: asked of whoever writes it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import Problem
from graders.text import escaped
from trainer.places import installed_content, shipped_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trainer.bank.setting import Setting
    from trainer.cli.asking import Asker
    from trainer.places import Places

__all__ = ["chosen_id", "own_tracks", "say_next", "shown_path", "track_setting"]


def own_tracks(places: Places) -> list[Path]:
    """The tracks one may write to: those here and those in use, one's own before the shipped ones.

    Raises:
        Problem: there are none but installed ones, in which the next installation overwrites what is written.
    """
    from trainer.bank.files import find_tracks, lies_in

    installed = installed_content()
    tracks, _ = find_tracks((Path.cwd(), *places.content))
    own = [folder for folder in tracks if installed is None or not lies_in(installed, folder)]
    if not own:
        what = "there is no track of your own to write to"
        if tracks:
            what += "; the installed ones are replaced by the next installation"
        raise Problem(what, remedy="make one with `trainer new track`")
    return sorted(own, key=lambda folder: lies_in(shipped_content(), folder))


def track_setting(asker: Asker, track: Path | None, places: Places) -> Setting:
    """The track to write to."""
    from trainer.authoring.adding import setting_of

    if track is not None:
        return setting_of(track.expanduser())
    if not asker.person:
        raise click.UsageError("--to is needed where nobody can be asked; name the track's folder")
    folders = {folder.name: folder for folder in reversed(own_tracks(places))}
    choices = {name: shown_path(folders[name]) for name in reversed(folders)}
    return setting_of(folders[asker.choice("--to", "In which track?", None, choices)])


def chosen_id(asker: Asker, given: str | None, words: str, used: Sequence[str], called: str) -> str:
    """An id that nobody has; what is so like it that it may be the same is named."""
    from trainer.authoring.naming import alike, slug, unused_id

    default = _free(slug(words), used)
    while True:
        label = f"The {called}'s id, never to be changed"
        name = asker.text(
            "--id", label, given, default=default or None, check=lambda text: unused_id(text, used)
        )
        near = alike(name, used)
        if not near:
            return name
        there = f"there is a {called}" if len(near) == 1 else f"there are {called}s"
        say = f"{there} {', '.join(near)} already"
        if not asker.person or given is not None:
            click.echo(f"trainer: {say}, near {name}; take the new one out if it is the same", err=True)
            return name
        if asker.sure(f"  {say}. Is yours another one?"):
            return name


def _free(name: str, used: Iterable[str]) -> str:
    """The id, or with the first number that makes it one nobody has."""
    taken, number, free = set(used), 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def shown_path(path: Path) -> str:
    """A path as short as one can write it from here."""
    short = os.path.relpath(path)
    return escaped(str(path) if short.startswith("..") else short)


def say_next(path: Path) -> None:
    """Say how to see it and how to check it."""
    click.echo(f"next: trainer preview {shown_path(path)}")
    click.echo(f"      trainer check {shown_path(path)}")
