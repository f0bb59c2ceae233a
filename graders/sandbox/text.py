"""What a submission printed, its source lines and its traceback, bounded and fit to be shown."""

from __future__ import annotations

import codecs
import io
import tokenize
from typing import TYPE_CHECKING

from graders.text import escaped, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["excerpt", "printed_text", "source_lines"]

_SLOW = ("punycode", "idna")
"""Encodings that take minutes for a file that Python, which ends lines elsewhere, never reads with them."""


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
        told.append(f'  File "{escaped(filename)}", line {line}, in {escaped(function)}')
        if 0 < line <= len(lines) and lines[line - 1].strip():
            told.append(f"    {escaped(lines[line - 1].strip())[:200]}")
    return "\n".join(told)
