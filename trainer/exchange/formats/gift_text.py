r"""GIFT's escapes: a backslash before one of `~ = # { } :`, `\n` for a line feed, `\\` for a backslash.

After Moodle's own reader (`question/format/gift/format.php`): before any other character a backslash is
itself, so that `\alpha` needs no doubling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CONTROL", "escape", "find", "split", "unescape"]

CONTROL = "~=#{}:"
_ESCAPE = re.compile(rf"\\([{CONTROL}\\n])")
_TO_ESCAPE = re.compile(rf"[{CONTROL}\\\n]")


def unescape(text: str) -> str:
    """The text that was meant."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def escape(text: str) -> str:
    """The text as GIFT writes it, on one line."""
    return _TO_ESCAPE.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)


def find(text: str, sought: str, start: int = 0) -> int:
    """Where an unescaped string begins; -1 where there is none."""
    for found in re.compile(rf"\\.|{re.escape(sought)}", re.DOTALL).finditer(text, start):
        if found[0] == sought:
            return found.start()
    return -1


def split(text: str, signs: str) -> Iterator[tuple[int, str, str]]:
    """The pieces between unescaped signs: where each begins, its sign (empty for the first), the piece."""
    begin, sign = 0, ""
    for found in re.finditer(rf"\\.|[{re.escape(signs)}]", text, re.DOTALL):
        if len(found[0]) == 1:
            yield begin, sign, text[begin : found.start()]
            begin, sign = found.end(), found[0]
    yield begin, sign, text[begin:]
