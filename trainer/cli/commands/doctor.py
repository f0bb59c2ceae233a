"""`trainer doctor`: what works on this machine."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from importlib import metadata
from typing import TYPE_CHECKING

import click

from trainer import __version__
from trainer.cli.options import places_of, shared_options
from trainer.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.places import Places

__all__ = ["command"]

SHOWN_PACKAGES = ("textual", "numpy", "pydantic", "fsrs")
EDITORS = ("VISUAL", "EDITOR")


@click.command("doctor")
@shared_options
@click.pass_context
def command(context: click.Context) -> None:
    """Say what works here: isolation, terminal, editor, folders."""
    for heading, lines in _sections(places_of(context)):
        click.echo(heading)
        for line in lines:
            click.echo(f"  {line}")


def _sections(places: Places) -> Iterator[tuple[str, list[str]]]:
    from graders.sandbox import describe_isolation

    yield "program", list(_program())
    yield "isolation of submitted code", list(describe_isolation())
    yield "terminal", list(_terminal())
    settings = SettingsFile(places.data)
    yield "editor", [_editor(settings.settings.editor)]
    yield "settings", list(_settings(settings))
    yield "folders", list(_folders(places))


def _program() -> Iterator[str]:
    machine = f"{platform.system()} {platform.machine()}"
    yield f"trainer {__version__}, Python {platform.python_version()}, {machine}"
    yield ", ".join(f"{name} {metadata.version(name)}" for name in SHOWN_PACKAGES)


def _terminal() -> Iterator[str]:
    size = shutil.get_terminal_size()
    kind = "a terminal" if sys.stdout.isatty() else "no terminal"
    yield f"{kind}, TERM={os.environ.get('TERM') or 'not set'}"
    yield f"{size.columns} columns, {size.lines} rows"
    encoding = sys.stdout.encoding or "unknown"
    yield f"encoding {encoding}{'' if _draws(encoding) else ': drawn in ASCII'}"
    if os.environ.get("NO_COLOR"):
        yield "NO_COLOR is set: drawn without colour"


def _draws(encoding: str) -> bool:
    try:
        "✓✗›━⠿".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _editor(of_the_settings: str) -> str:
    named = (
        ("the settings: ", of_the_settings),
        *((f"{name}=", os.environ.get(name, "")) for name in EDITORS),
    )
    for source, value in named:
        if value.strip():
            found = shutil.which(value.split()[0])
            return f"{source}{value}" + ("" if found else ": no such program on PATH")
    return "neither VISUAL nor EDITOR is set; the built-in editor serves"


def _settings(file: SettingsFile) -> Iterator[str]:
    if file.notices:
        yield from file.notices
    else:
        yield f"{file.path}{'' if file.path.exists() else ': nothing is set, the defaults hold'}"


def _folders(places: Places) -> Iterator[str]:
    for folder in places.content:
        yield f"content  {folder}"
    for name, folder in (("data", places.data), ("cache", places.cache)):
        yield f"{name:<8} {folder}{_writable(folder)}"


def _writable(folder: Path) -> str:
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not nearest.is_dir():
        return f": {nearest} is a file; name another folder"
    return "" if os.access(nearest, os.W_OK) else ": can't be written to; name another folder"
