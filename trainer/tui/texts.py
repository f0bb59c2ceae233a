"""Text from elsewhere as content for the screen: plain, and never read as markup."""

from __future__ import annotations

from textual.content import Content

from graders.text import counted, escaped, one_line

__all__ = ["counted", "one_line", "plain", "shown"]

TAB = 4


def plain(text: str) -> str:
    r"""The text with every control code, override and lone surrogate written out, as `\x1b`.

    Line feeds stay, carriage returns before them go, tabs become spaces.
    """
    return escaped(text.replace("\r\n", "\n").expandtabs(TAB), keep="\n")


def shown(text: str, style: str = "") -> Content:
    """The text as content that is never read as markup."""
    return Content.styled(plain(text), style) if style else Content(plain(text))
