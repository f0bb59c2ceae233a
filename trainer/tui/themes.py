"""Two themes, dark and light, and the styles that text is written in."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "BOLD", "DARK", "GOOD", "LIGHT", "MUTED", "WARN", "preferred_theme", "remember_theme", "remembered_theme",
]  # fmt: skip

DARK = Theme(
    name="trainer-dark",
    primary="#4aa8ff",
    secondary="#7f9bb3",
    warning="#ffb454",
    error="#f07178",
    success="#7fd08f",
    accent="#4aa8ff",
    foreground="#e4e4e4",
    background="#121212",
    surface="#1b1b1b",
    panel="#262626",
    dark=True,
    variables={
        "scrollbar": "#3a3a3a",
        "scrollbar-hover": "#565656",
        "scrollbar-active": "#565656",
        "scrollbar-background": "#121212",
        "scrollbar-background-hover": "#121212",
        "scrollbar-background-active": "#121212",
        "scrollbar-corner-color": "#121212",
    },
)
LIGHT = Theme(
    name="trainer-light",
    primary="#0057a8",
    secondary="#45617a",
    warning="#9a5b00",
    error="#b3261e",
    success="#1d6f34",
    accent="#0057a8",
    foreground="#1c1c1c",
    background="#fafafa",
    surface="#f0f0f0",
    panel="#e4e4e4",
    dark=False,
    variables={
        "scrollbar": "#c4c4c4",
        "scrollbar-hover": "#9a9a9a",
        "scrollbar-active": "#9a9a9a",
        "scrollbar-background": "#fafafa",
        "scrollbar-background-hover": "#fafafa",
        "scrollbar-background-active": "#fafafa",
        "scrollbar-corner-color": "#fafafa",
    },
)

# Styles for spans of Content. `$text-muted` is an "auto" colour there and comes out brighter than the body.
MUTED = "$foreground-muted"
BOLD = "bold"
GOOD = "$text-success"
WARN = "$text-warning"

# COLORFGBG is "foreground;background" in the sixteen colours; 7 and 15 are the whites.
_LIGHT_BACKGROUNDS = frozenset({"7", "15"})


def preferred_theme(environment: Mapping[str, str]) -> str:
    """The theme for a terminal that says what its background is; dark where it does not."""
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in _LIGHT_BACKGROUNDS else DARK.name


# A file of its own: it is read before the first frame, when the log is not open yet.
_THEME_FILE = "theme.txt"
_LONGEST_NAME = 80


def remembered_theme(data: Path) -> str:
    """The theme chosen last, empty where none was or the file can't be read."""
    try:
        with (data / _THEME_FILE).open(encoding="utf-8", errors="replace") as file:
            return file.read(_LONGEST_NAME).strip()
    except OSError:
        return ""


def remember_theme(data: Path, name: str) -> None:
    """Keep the chosen theme for the next start; where that can't be done the choice lasts for this one."""
    with contextlib.suppress(OSError):
        data.mkdir(parents=True, exist_ok=True)
        (data / _THEME_FILE).write_text(f"{name}\n", encoding="utf-8")
