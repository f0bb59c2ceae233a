"""Lines of a width, in which a piece of code, a percentage and, if wished, a phrase stay whole."""

from __future__ import annotations

import re
from typing import Final

from textual.content import Content

__all__ = ["CODE", "fold", "fold_phrases"]

CODE = "on $panel"
"""The style of code within a text."""
# Of the private use area: no white space to anyone, one cell wide, and in no text that is shown.
_GLUE = "\ue000"
_OF_A_PERCENTAGE: Final = re.compile(r"(?<=\d) (?=%)")
_PHRASE: Final = re.compile(r".+?(?:[,;] | {2,}|$)")


def fold(content: Content, width: int) -> list[Content]:
    """The content in lines no wider than `width`.

    Args:
        content: one run of text; code in it is broken at its spaces only where it fills more than a line.
        width: cells.
    """
    plain = _OF_A_PERCENTAGE.sub(_GLUE, content.plain)
    for span in content.spans:
        if span.style == CODE and " " in plain[span.start : span.end] and span.end - span.start <= width:
            inside = plain[span.start : span.end].replace(" ", _GLUE)
            plain = plain[: span.start] + inside + plain[span.end :]
    if _GLUE not in plain:
        return content.wrap(width)
    return [_unglued(line) for line in Content(plain, list(content.spans)).wrap(width)]


def fold_phrases(content: Content, width: int) -> list[Content]:
    """The content in lines no wider than `width`, broken at a comma, a semicolon or a double space.

    Args:
        content: one run of phrases; one that fills more than a line is broken at its spaces.
        width: cells.
    """

    def whole(found: re.Match[str]) -> str:
        words = found[0].rstrip()
        return words.replace(" ", _GLUE) + found[0][len(words) :] if len(words) <= width else found[0]

    glued = Content(_PHRASE.sub(whole, content.plain), list(content.spans))
    return [line.rstrip() for line in fold(glued, width)]


def _unglued(line: Content) -> Content:
    return Content(line.plain.replace(_GLUE, " "), list(line.spans)) if _GLUE in line.plain else line
