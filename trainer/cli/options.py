"""The options every command takes, before or after its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from trainer.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["places_of", "shared_options"]

F = TypeVar("F", bound="Callable[..., Any]")

_CONTENT = "trainer.content"
_ONLY = "trainer.only_content"
_DATA = "trainer.data"


def _add_content(context: click.Context, _parameter: click.Parameter, value: tuple[Path, ...]) -> None:
    context.meta[_CONTENT] = (*context.meta.get(_CONTENT, ()), *value)


def _set_only(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    context.meta[_ONLY] = context.meta.get(_ONLY, False) or value


def _set_data(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.meta[_DATA] = value


def shared_options(command: F) -> F:
    """Give a command `--content`, `--only-content` and `--data`; `places_of` reads what was said."""
    folder = click.Path(path_type=Path)
    for option in (
        click.option(
            "--data",
            type=folder,
            metavar="DIR",
            expose_value=False,
            callback=_set_data,
            help="Where your progress and drafts are kept.",
        ),
        click.option(
            "--only-content",
            is_flag=True,
            expose_value=False,
            callback=_set_only,
            help="Leave the shipped content out.",
        ),
        click.option(
            "--content",
            type=folder,
            multiple=True,
            metavar="DIR",
            expose_value=False,
            callback=_add_content,
            help="A track, or a folder that holds tracks; may be given again.",
        ),
    ):
        command = option(command)
    return command


def places_of(context: click.Context) -> Places:
    """The folders this call works with.

    Raises:
        click.UsageError: a `--content` folder does not exist.
    """
    content = tuple(path.expanduser() for path in context.meta.get(_CONTENT, ()))
    data = context.meta.get(_DATA)
    places = Places.find(
        content,
        data.expanduser() if data is not None else None,
        only_content=context.meta.get(_ONLY, False),
    )
    for folder in places.content:
        if not folder.is_dir():
            what = "is not a folder" if folder.exists() else "there is no such content folder"
            raise click.UsageError(f"{folder}: {what}; name a track or a folder that holds tracks")
    return places
