"""The author's own editor, opened at a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.tui.screens.coding.outside import editor_command

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["command_at"]

# Editors that take `+41` before the file; `file:41`; `--goto file:41`. Others open the file at its beginning.
_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "mg", "joe", "ne", "gedit"}
)
_COLON = frozenset({"hx", "helix", "subl", "zed", "micro"})
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})


def command_at(environment: Mapping[str, str], path: Path, line: int) -> list[str]:
    """The command that opens a file at a line, where the editor is known to take one.

    Raises:
        Problem: no editor is named, or its name can't be read.
    """
    *command, file = editor_command(environment, path)
    program = Path(command[0]).name
    if program in _PLUS:
        return [*command, f"+{line}", file]
    if program in _COLON:
        return [*command, f"{file}:{line}"]
    if program in _GOTO:
        return [*command, "--goto", f"{file}:{line}"]
    return [*command, file]
