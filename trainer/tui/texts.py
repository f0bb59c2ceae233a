"""Text from elsewhere, made safe to show: plain, with whatever would drive a terminal made visible."""

from __future__ import annotations

import unicodedata

from textual.content import Content

__all__ = ["counted", "one_line", "plain", "shown"]

# Control, format (bidi overrides, zero widths), surrogates, private use, line and paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_KEPT = frozenset("\n")


def _visible(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def plain(text: str) -> str:
    r"""The text with every control code, override and lone surrogate written out, as `\x1b`.

    Line feeds stay, carriage returns before them go, tabs become spaces.
    """
    text = text.replace("\r\n", "\n").expandtabs(4)
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(
        _visible(character)
        if character not in _KEPT and unicodedata.category(character) in _UNSAFE
        else character
        for character in text
    )


def one_line(text: str, width: int | None = None) -> str:
    """The text as one safe line, cut with an ellipsis where it is longer than `width` characters."""
    line = " ".join(plain(text).split())
    return line if width is None or len(line) <= width else f"{line[: max(width - 1, 0)].rstrip()}…"


def shown(text: str, style: str = "") -> Content:
    """The text as content that is never read as markup."""
    return Content.styled(plain(text), style) if style else Content(plain(text))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 question`, `2 questions`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
