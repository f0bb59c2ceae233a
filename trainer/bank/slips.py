"""What YAML reads otherwise than its author wrote it: a comment in a text, an escape, a comma in a map."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graders.documents import Fault, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graders.documents import Document, Place

__all__ = ["explained", "slips"]

# Keys whose values, and whatever those hold, are sentences: what follows one on its line was hardly aside.
_TEXTS = {
    "blanks", "claim", "conventions", "explanation", "hints", "left", "model_answer", "phrases", "pairs",
    "prints", "prompt", "right", "say", "steps", "summary", "text", "title", "why",
}  # fmt: skip

_COMMENT = re.compile(r"(\s+)(#.*)")
_ENDS_A_SENTENCE = re.compile(r"[.?!…][)\]”\"'’`]*$")
# What stands before a comma that ends no text without quotes.
_NO_PLAIN_TEXT = ('"', "'", "]", "}", ": true", ": false")

_ESCAPES = {
    "a": "a bell",
    "b": "a backspace",
    "e": "an escape character",
    "f": "a form feed",
    "n": "a new line",
    "r": "a carriage return",
    "t": "a tab",
    "v": "a vertical tab",
    "L": "a line separator",
    "N": "a next line",
    "P": "a paragraph separator",
}
# A backslash that no other one has escaped, and the letters after it.
_ESCAPED = re.compile(rf"(?<!\\)(?:\\\\)*(\\([{''.join(_ESCAPES)}])([A-Za-z]+))")
# A new line or a tab before a word may well be meant; before what is left of these it is not.
_FORMULAS = {
    "nabla", "natural", "neq", "nexists", "ngeq", "nleq", "nmid", "norm", "not", "notin", "nparallel",
    "tanh", "tau", "tbinom", "text", "textbf", "textit", "textrm", "tfrac", "therefore", "theta", "tilde",
    "times", "triangle",
}  # fmt: skip
# What is left of these may be a word that begins a line; before a formula's stands one of these.
_WORDLIKE = {"ne", "neg", "ni", "nu", "tan", "to", "top"}
_BEFORE_A_SIGN = tuple(" \n([{$=+-−*/·×^_|<>")


def slips(document: Document | None) -> Iterator[Fault]:
    """Advice on each text that says less, or something else, than its author wrote."""
    if document is None:
        return
    lines = document.text.splitlines()
    for place in _text_places(document.data, document.root, within=False):
        if place.end is None:
            continue  # a block, in which everything is text
        first = lines[place.line - 1][place.column - 1 : place.column]
        if first == '"':
            yield from _escape(document, place, _written(lines, place.line, place.column, place.end))
        elif first != "'":
            yield from _comment(document, lines[place.end[0] - 1], *place.end)


def explained(document: Document, faults: Iterable[Fault]) -> list[Fault]:
    """Faults of a document, those that a slip has led to with the slip and its remedy."""
    lines = document.text.splitlines()
    return [_explained(fault, lines) if fault.path == document.path else fault for fault in faults]


def _text_places(data: Any, place: Place, *, within: bool) -> Iterator[Place]:
    """Where texts stand that a learner reads; `within` a key that holds nothing else."""
    if isinstance(data, dict):
        for key, value in data.items():
            if (below := place.child(key)) is not None:
                yield from _text_places(value, below, within=within or key in _TEXTS)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            if (below := place.child(index)) is not None:
                yield from _text_places(value, below, within=within)
    elif within and isinstance(data, str):
        yield place


def _written(lines: list[str], line: int, column: int, end: tuple[int, int]) -> str:
    """What is written from one place to another."""
    if end[0] == line:  # no more is copied than that: a line may hold all there is
        return lines[line - 1][column - 1 : end[1] - 1]
    rows = lines[line - 1 : end[0]]
    return "\n".join((rows[0][column - 1 :], *rows[1:-1], rows[-1][: end[1] - 1]))


def _comment(document: Document, row: str, line: int, column: int) -> Iterator[Fault]:
    """A comment after a text without quotes, unless spacing or a sentence's end shows that it is meant.

    Args:
        document: the document.
        row: the line in which the text ends.
        line: its number.
        column: just past the text.
    """
    found = _COMMENT.match(row, column - 1)
    if found is None:
        return
    gap, comment = found[1], found[2].rstrip()
    aside = comment.lstrip("#")[:1] in {"", " ", "\t"}
    if aside and (len(gap) > 1 or _ENDS_A_SENTENCE.search(row[max(column - 9, 0) : column - 1])):
        return
    what = f"YAML takes {quoted(comment)} for a comment, so that the text ends before it"
    remedy = "put the text in quotes, or the comment on a line of its own"
    start = column + len(gap)
    end = (line, start + len(comment))
    yield Fault(document.path, line, start, what, remedy, advice=True, code="comment", end=end)


def _escape(document: Document, place: Place, written: str) -> Iterator[Fault]:
    """The first tab or new line in place of the first letter of a formula's command."""
    for found in _ESCAPED.finditer(written):
        name, at = found[1], found.start(1)
        wordlike = name[1:] in _WORDLIKE and written.endswith(_BEFORE_A_SIGN, 0, at)
        if name[1:] in _FORMULAS or wordlike:
            what, remedy = _eaten(name)
            line, column = _at(place.line, place.column, written, at)
            end = (line, column + len(name))
            yield Fault(document.path, line, column, what, remedy, advice=True, code="escape", end=end)
            return


def _eaten(name: str) -> tuple[str, str]:
    r"""What is wrong with a backslash in double quotes, and what would be right; `name` is `\theta`."""
    what = f"in double quotes YAML takes {quoted(name)} for {_ESCAPES[name[1]]} and {quoted(name[2:])}"
    return what, "write the sign itself (θ, ∇L), or put the text in single quotes"


def _at(line: int, column: int, written: str, offset: int) -> tuple[int, int]:
    """Line and column of a character of a value that begins at `line` and `column`."""
    before = written[:offset].split("\n")
    return line + len(before) - 1, len(before[-1]) + (column if len(before) == 1 else 1)


def _explained(fault: Fault, lines: list[str]) -> Fault:
    row = lines[fault.line - 1] if fault.line <= len(lines) else ""
    if fault.code == "unknown-key":
        before = row[: fault.column - 1].rstrip()
        if not before and _stands_alone(fault, row):  # in braces: a block's key has its colon
            before = lines[fault.line - 2].rstrip() if fault.line > 1 else ""
        return replace(fault, remedy=_comma(fault, row, before)) if before.endswith(",") else fault
    if fault.code == "wrong-type" and fault.remedy == "it has to be text":
        rest = row[fault.column - 1 :].strip()
        if rest.startswith("#"):
            what = f"{fault.what}: YAML takes {quoted(rest)} for a comment"
            return replace(fault, what=what, remedy="put the text in quotes")
    if fault.code == "character" and row.startswith('"', fault.column - 1) and fault.end is not None:
        return _told_of_escape(fault, _written(lines, fault.line, fault.column, fault.end))
    return fault


def _stands_alone(fault: Fault, row: str) -> bool:
    """Whether no colon follows the key that a fault tells of."""
    return fault.end is not None and not row[fault.end[1] - 1 :].lstrip().startswith(":")


def _comma(fault: Fault, row: str, before: str) -> str:
    """What to do about a key after a comma, which stands between braces and may be the rest of a text."""
    key_alone = _stands_alone(fault, row)
    near = fault.remedy.startswith("did you mean")
    if before.rstrip(", ").endswith(_NO_PLAIN_TEXT) or (near and not key_alone):
        return fault.remedy
    if key_alone and not near:
        return "a comma ends a text here: put the text in quotes"
    known = fault.remedy if near else f"{fault.remedy}."
    return f"{known} If it goes on with the text before it, put that in quotes"


def _told_of_escape(fault: Fault, written: str) -> Fault:
    """The fault of a control character at the escape it came from, where letters follow that."""
    found = next((each for each in _ESCAPED.finditer(written) if each[2] not in "nt"), None)
    if found is None:
        return fault
    what, remedy = _eaten(found[1])
    line, column = _at(fault.line, fault.column, written, found.start(1))
    end = (line, column + len(found[1]))
    return replace(fault, line=line, column=column, what=what, remedy=remedy, end=end)
