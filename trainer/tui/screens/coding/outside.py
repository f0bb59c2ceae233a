"""The learner's own editor, as `$VISUAL` or `$EDITOR` names it."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["editor_command", "open_in"]


def editor_command(environment: Mapping[str, str], path: Path) -> list[str]:
    """The command that opens a file.

    Raises:
        Problem: no editor is named, or its name can't be read.
    """
    for name in ("VISUAL", "EDITOR"):
        value = environment.get(name, "").strip()
        if not value:
            continue
        try:
            command = shlex.split(value)
        except ValueError as error:
            raise Problem(f"can't be read: {error}", where=f"${name}", remedy="mend its quotes") from error
        if command:
            return [*command, str(path)]
    raise Problem(
        "no $VISUAL or $EDITOR is set",
        remedy=f"open {path} in any editor, what you save there shows here at once",
    )


def open_in(command: list[str]) -> None:
    """Run an editor on this terminal and wait until it is closed.

    Raises:
        Problem: it can't be started, or says it failed.
    """
    try:
        done = subprocess.run(command, check=False)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Problem(
            f"can't be started: {reason}", where=command[0], remedy="set $EDITOR to one that is"
        ) from error
    if done.returncode:
        raise Problem(
            f"ended with exit code {done.returncode}", where=command[0], remedy="the draft is as it left it"
        )
