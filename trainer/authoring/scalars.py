"""Values written as YAML that reads back as the same values."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING

from graders.documents import DocumentProblem, parse_document
from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["block", "flow_list", "scalar"]

WIDTH = 76
_PLAIN = re.compile(r"[^\W_][^\n\t#:,\[\]{}&*!|>'\"%@`]*[^\s#:,\[\]{}&*!|>'\"%@`]|[^\W_]")


def scalar(text: str, path: Path) -> str:
    """A text on one line: as it is where that reads as the same text, else in quotes."""
    if _PLAIN.fullmatch(text):
        try:
            if parse_document(f"key: {text}\n", path).data == {"key": text}:
                return text
        except DocumentProblem:
            pass
    return json.dumps(text, ensure_ascii=False)


def flow_list(texts: Iterable[str], path: Path) -> str:
    """Texts as a list in brackets."""
    return f"[{', '.join(scalar(text, path) for text in texts)}]"


def block(key: str, text: str) -> list[str]:
    """A key with a text of several lines below it; a line of its own that is too wide is wrapped.

    Raises:
        Problem: the text holds what no content file may.
    """
    if not text.strip():
        return [f"{key}: |"]
    if unfit := re.search(r"[^\S\n ]|[\x00-\x08\x0e-\x1f\x7f]", text):
        what = f"holds the character {unfit.group()!a}, which can't stand in a content file"
        raise Problem(what, where=key, remedy="take it out")
    lines = [
        piece
        for line in text.strip().splitlines()
        for piece in (textwrap.wrap(line, WIDTH, break_long_words=False) or [""])
    ]
    return [f"{key}: |", *(f"  {line}" if line else "" for line in lines)]
