"""Text from elsewhere, made fit to be shown: what would drive a terminal or reorder a line is written out.

Submissions, content packs and file names are data wherever they appear: in a report, a fault, a screen.
"""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["columns", "counted", "escaped", "one_line", "printable"]

# Control, format (direction overrides, zero widths), surrogates, private use, unassigned; line and
# paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Cn"})
# Plain text is scanned at 200 MB/s; a look at each character would take 50 ns.
_NOT_PLAIN = re.compile(r"[^\x20-\x7e]+")


class _Shown(dict[int, str]):
    """Each character as it is shown, found out once: a flood of output has the same few again and again."""

    def __init__(self, keep: str) -> None:
        super().__init__((ord(character), character) for character in keep)

    def __missing__(self, code: int) -> str:
        character = chr(code)
        shown = ascii(character)[1:-1] if unicodedata.category(character) in _UNSAFE else character
        if len(self) < _REMEMBERED:
            self[code] = shown
        return shown


_REMEMBERED = 4096
_shown = functools.cache(_Shown)


def escaped(text: str, keep: str = "") -> str:
    r"""The text with every unsafe character not in `keep` as Python writes it: `\n`, `\x1b`, `\u202e`."""
    shown = _shown(keep)
    return _NOT_PLAIN.sub(lambda match: match[0].translate(shown), text)


def printable(text: str) -> str:
    """Lines and tabs stay, carriage returns before a line feed go; everything else unsafe is written out."""
    return escaped(text.replace("\r\n", "\n"), keep="\n\t")


def one_line(text: str, width: int | None = None) -> str:
    """The text as one safe line, white space folded, cut with an ellipsis beyond `width` characters."""
    line = " ".join(printable(text).split())
    return line if width is None or len(line) <= width else f"{line[: max(width - 1, 0)].rstrip()}…"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 question`, `2 questions`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    combining = sum(unicodedata.category(character) in {"Mn", "Me"} for character in text)
    return len(text) + wide - combining
