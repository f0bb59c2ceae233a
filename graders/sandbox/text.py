"""Text from a submission, made fit to be shown: no control codes, no lone surrogates, bounded."""

from __future__ import annotations

import codecs
import io
import tokenize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["excerpt", "one_line", "printable", "printed_text", "source_lines"]

_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
"""Marks that reorder what stands around them, and the line separators between them."""
_NO_CHARACTERS = (0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF)
_HIDDEN = (*range(0x20), 0x7F, *range(0x80, 0xA0), *_DIRECTIONS, *_NO_CHARACTERS)
_SHOWN = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _HIDDEN}
_SHOWN |= {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}
_IN_LINES = {code: shown for code, shown in _SHOWN.items() if chr(code) not in "\n\t"}


_SLOW = ("punycode", "idna")
"""Encodings that take minutes for a file that Python, which ends lines elsewhere, never reads with them."""


def printable(text: str) -> str:
    """Lines and tabs stay; every other control code is shown as Python would write it."""
    return text.replace("\r\n", "\n").translate(_IN_LINES)


def one_line(text: str) -> str:
    """The same on one line."""
    return text.translate(_SHOWN)


def printed_text(kept: bytes, printed: int) -> str:
    """What was printed, with the cut said where not all of it was kept."""
    text = printable(kept.decode("utf-8", "replace"))
    if printed <= len(kept):
        return text
    newline = "" if text.endswith("\n") or not text else "\n"
    return f"{text}{newline}… cut here: {printed:,} bytes were printed, the first {len(kept):,} are shown"


def source_lines(source: bytes) -> list[str]:
    """The submission's lines as Python counts them, whatever its encoding claims to be."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        slow = codecs.lookup(encoding).name in _SLOW
        text = source.decode("utf-8" if slow else encoding, "replace")
    except (SyntaxError, LookupError, ValueError):
        text = source.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def excerpt(
    frames: Sequence[tuple[int, str]], left_out: int, filename: str, lines: Sequence[str]
) -> str | None:
    """The frames as Python prints a traceback, without the last line that names the exception."""
    if not frames:
        return None
    told = ["Traceback (most recent call last):"]
    for position, (line, function) in enumerate(frames):
        if left_out > 0 and position == len(frames) // 2:
            told.append(f"  … {left_out} more calls")
        told.append(f'  File "{one_line(filename)}", line {line}, in {one_line(function)}')
        if 0 < line <= len(lines) and lines[line - 1].strip():
            told.append(f"    {one_line(lines[line - 1].strip())[:200]}")
    return "\n".join(told)
