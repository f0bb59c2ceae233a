"""Two themes, dark and light, and the styles that text is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BOLD", "DARK", "GOOD", "LIGHT", "MUTED", "WARN", "preferred_theme"]

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
