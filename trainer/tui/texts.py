"""Text from elsewhere as content for the screen: plain, never read as markup, in the console's letters."""

from __future__ import annotations

from textual.content import Content

from graders.text import counted, escaped
from graders.text import one_line as _one_line
from trainer.tui.spelling import Spelling

__all__ = ["counted", "one_line", "plain", "shown", "spelled", "use_console"]

TAB = 4
CUT = "..."


class _Console:
    """The one console of this process."""

    spelling = Spelling(None)


def use_console(lacking: str | None) -> None:
    """Spell texts for a console of that encoding from now on; None for one that lacks nothing."""
    _Console.spelling = Spelling(lacking)


def spelled(text: str) -> str:
    """The text in letters that the console has."""
    return _Console.spelling(text)


def plain(text: str) -> str:
    r"""The text with every control code, override and lone surrogate written out, as `\x1b`.

    Line feeds stay, carriage returns before them go, tabs become spaces.
    """
    return spelled(escaped(text.replace("\r\n", "\n").expandtabs(TAB), keep="\n"))


def one_line(text: str, width: int | None = None) -> str:
    """The text as one safe line, white space folded, cut with an ellipsis beyond `width` characters."""
    if not _Console.spelling.spells:
        return _one_line(text, width)
    line = spelled(_one_line(text))
    return line if width is None or len(line) <= width else line[: max(width - len(CUT), 0)].rstrip() + CUT


def shown(text: str, style: str = "") -> Content:
    """The text as content that is never read as markup."""
    return Content.styled(plain(text), style) if style else Content(plain(text))
