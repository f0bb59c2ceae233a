"""A question put into a bank file whose every other byte stays as it is.

The new entry is text, set in at the end of `questions` with the file's own indentation and line ends. The
result is read again: it must hold the old questions, unchanged, and the new one after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.documents import DocumentProblem, Fault, examine
from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graders.documents import Document

__all__ = ["InsertionProblem", "insert_question"]

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\n|\r")


class InsertionProblem(Problem):
    """A bank that nothing can be put into as it stands."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a bank file is written.

    Attributes:
        newline: what ends its lines.
        dash: columns before the dash of a question.
        gap: from the dash to the question's first key.
        apart: whether an empty line parts its questions.
    """

    newline: str
    dash: int
    gap: int
    apart: bool


def insert_question(path: Path, raw: bytes, entry: Sequence[str]) -> bytes:
    """The bank's bytes with one more question at the end of its list.

    Args:
        path: the bank file, for messages.
        raw: its bytes.
        entry: the lines of the question's map, without indentation and without the dash.

    Raises:
        DocumentProblem: the bank can't be read as YAML.
        InsertionProblem: it has no list of questions that could take one more.
    """
    document = _read(path, raw)
    before = document.data
    if not isinstance(before, dict) or not isinstance(before.get("questions"), list | None):
        raise _unable(path, "has no list of questions", "write `questions:` and a question below it")
    if "questions" not in before:
        raise _unable(path, "has no `questions`", "write `questions:` at its end")
    text = document.text
    for start, end, addition in _candidates(document, entry):
        changed = text[:start] + addition + text[end:]
        encoded = (_BOM if raw.startswith(_BOM) else b"") + changed.encode("utf-8")
        if _as_meant(before, examine(path, encoded)):
            return encoded
    what = "its list of questions can't be continued without touching the rest"
    raise _unable(path, what, "write the questions as a list with a dash each, not in brackets")


def _unable(path: Path, what: str, remedy: str) -> InsertionProblem:
    return InsertionProblem(what, where=str(path), remedy=remedy)


def _read(path: Path, raw: bytes) -> Document:
    document, faults = examine(path, raw)
    if document is None or faults:
        raise DocumentProblem(faults)
    return document


def _as_meant(before: dict[str, Any], after: tuple[Document | None, list[Fault]]) -> bool:
    """Whether the file now says what it said, and one question more."""
    document, faults = after
    if document is None or faults or not isinstance(document.data, dict):
        return False
    questions = document.data.get("questions")
    if not isinstance(questions, list) or not questions or not isinstance(questions[-1], dict):
        return False
    old = before["questions"] or []
    return _same(questions[:-1], old) and _same(
        {**document.data, "questions": None}, {**before, "questions": None}
    )


def _same(one: Any, other: Any) -> bool:
    """The same data in the same order, but for a line end that was missing at the end of the file."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, str) and isinstance(other, str):
        return one in (other, other + "\n")
    return type(one) is type(other) and bool(one == other or (one != one and other != other))  # noqa: PLR0124 - NaN


def _candidates(document: Document, entry: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Ways to set the entry in, the nicest first: what to put in place of which part of the text."""
    text, questions = document.text, document.data["questions"]
    lines = _lines(text)
    style = _style(document, lines)
    block = _set_out(entry, style)
    if not questions:
        yield from _into_nothing(document, lines, style, block)
        return
    for line in dict.fromkeys(_places(document, lines, style)):
        at = lines[line - 1][1]
        opened = style.newline if _open_ended(text, at) else ""
        # A scalar that keeps the empty lines behind it would take in one that parts questions.
        for apart in ([""], []) if style.apart else ([],):
            above = [] if _blank(text, lines[line - 1]) else apart
            below = apart if line < len(lines) and not _blank(text, lines[line]) else []
            yield at, at, opened + style.newline.join([*above, *block, *below, ""])


def _open_ended(text: str, at: int) -> bool:
    """Whether the text ends there, and not with the end of a line."""
    return at == len(text) and not text.endswith(("\n", "\r"))


def _into_nothing(
    document: Document, lines: list[tuple[int, int]], style: _Style, block: list[str]
) -> Iterator[tuple[int, int, str]]:
    """For `questions:` and `questions: []`: below that line, the brackets going."""
    text = document.text
    key_line, key_column = document.key_position(("questions",))
    start, end = lines[key_line - 1]
    colon = re.compile(r"""(?:"questions"|'questions'|questions)\s*:""").match(text, start + key_column - 1)
    if colon is None:
        return
    line_end = end - len(_newline_at(text, end))
    addition = style.newline.join([*block, ""])
    rest = text[colon.end() : line_end]
    if brackets := re.match(r"\s*\[\s*\]", rest):
        kept = rest[brackets.end() :]
        opened = style.newline if line_end == end else text[line_end:end]
        yield colon.end(), end, kept + opened + addition
    else:
        yield end, end, (style.newline if line_end == end else "") + addition


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each line starts, and where the next one does; lines as YAML counts them."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    ends = [*starts[1:], len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end or start == 0]


def _newline_at(text: str, end: int) -> str:
    """The line end that closes a line, or nothing."""
    return next((mark for mark in ("\r\n", "\n", "\r") if text[:end].endswith(mark)), "")


def _blank(text: str, line: tuple[int, int]) -> bool:
    return not text[line[0] : line[1]].strip()


def _style(document: Document, lines: list[tuple[int, int]]) -> _Style:
    text = document.text
    counted = {mark: len(re.findall(pattern, text)) for mark, pattern in _NEWLINES.items()}
    newline = max(counted, key=lambda mark: counted[mark])
    questions = document.data["questions"] or []
    if not questions:
        return _Style(newline, document.key_position(("questions",))[1] + 1, 2, apart=True)
    dash = document.position(("questions",))[1] - 1
    first = document.place(("questions", len(questions) - 1))
    gap = first.column - 1 - dash
    starts = [document.place(("questions", index)).line for index in range(1, len(questions))]
    apart = not starts or any(_blank(text, lines[line - 2]) for line in starts)
    same_line = text[lines[first.line - 1][0] :][dash : dash + 1] == "-"
    return _Style(newline, dash, gap if same_line and gap > 1 else 2, apart)


_NEWLINES = {"\n": r"(?<!\r)\n", "\r\n": r"\r\n", "\r": r"\r(?!\n)"}


def _set_out(entry: Sequence[str], style: _Style) -> list[str]:
    margin = " " * style.dash
    first, *rest = entry
    dashed = margin + "-" + " " * (style.gap - 1) + first
    return [dashed, *(margin + " " * style.gap + line if line else "" for line in rest)]


def _places(document: Document, lines: list[tuple[int, int]], style: _Style) -> Iterator[int]:
    """After which line the list could go on: after its last question's own lines and the comments in it."""
    text = document.text
    # Where the parser says the list ends, empty lines and comments after it may be counted in.
    end = min(document.place(("questions",)).last_line, len(lines))
    last = end
    start = document.place(("questions", len(document.data["questions"]) - 1)).line
    while last > start and (_blank(text, lines[last - 1]) or _outer_comment(text, lines[last - 1], style)):
        last -= 1
    yield last
    # A block scalar that keeps the empty lines at its end (`|+`) reaches farther than its words.
    yield from (line for line in range(last + 1, end + 1))


def _outer_comment(text: str, line: tuple[int, int], style: _Style) -> bool:
    """A comment that stands no deeper than the dashes belongs to what follows, not to the last question."""
    content = text[line[0] : line[1]]
    stripped = content.lstrip(" ")
    return stripped.startswith("#") and len(content) - len(stripped) <= style.dash
