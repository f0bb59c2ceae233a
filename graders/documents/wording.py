"""libyaml's complaints in an author's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

__all__ = ["syntax_fault"]

_NO_KEY = "did not find expected key"
_TAB = ("a tab in the indentation", "use spaces")

# problem -> what is wrong, what would be right. `{line}` is where the construct began.
_WORDS = {
    "mapping values are not allowed in this context": (
        "a `:` where no key can stand",
        "put a text that holds `: ` in quotes, or mend the indentation",
    ),
    "mapping keys are not allowed in this context": (
        "a `?` where no key can stand",
        "put the text in quotes",
    ),
    "could not find expected ':'": ("the `:` after the key is missing", "write `key: value`"),
    _NO_KEY: (
        "this line fits neither the keys above nor the text",
        "indent it as the other keys of the block begun on line {line}, or close the quote before it",
    ),
    "found unexpected end of stream": ("the quote opened here is never closed", "close it"),
    "found unexpected document indicator": ("the quote opened here is never closed", "close it"),
    "did not find expected ',' or ']'": (
        "the list opened on line {line} goes on here without `,` and is not closed",
        "write `,` or `]`, or put a text that holds them in quotes",
    ),
    "did not find expected ',' or '}'": (
        "the map opened on line {line} goes on here without `,` and is not closed",
        "write `,` or `}`, or put a text that holds them in quotes",
    ),
    "did not find expected '-' indicator": (
        "this line is no item of the list begun on line {line}",
        "begin it with `- ` in the same column, or mend its indentation",
    ),
    "block sequence entries are not allowed in this context": (
        "a list can't begin here",
        "begin it on a line of its own, or put the text in quotes",
    ),
    "did not find expected <document start>": (
        "something follows the end of the document",
        "indent it, or remove it: a file is one map of keys",
    ),
    "did not find expected node content": ("a value is missing here", "write one, or remove the bracket"),
    "did not find expected comment or line break": (
        "text follows the sign that opens a block",
        "begin the text on the next line",
    ),
    "found unknown escape character": (
        "an escape that YAML does not know",
        r"write `\\` for a backslash, or use single quotes",
    ),
    "found invalid Unicode character escape code": (
        "an escape that stands for no character",
        "write the character itself",
    ),
    "found a tab character where an indentation space is expected": _TAB,
    "found a tab character that violates indentation": _TAB,
    "exceeded maximum nesting depth": ("nested too deeply", "a content file needs no more than a few levels"),
    "found unknown directive name": ("a directive", "remove the line that begins with `%`"),
    "found incompatible YAML document": ("a YAML version that is not read here", "remove the line `%YAML`"),
    "invalid leading UTF-8 octet": ("this is not UTF-8 text", "save the file as UTF-8"),
}
# Problems told where the construct began, not where the parser gave up (often the end of the file).
_TOLD_AT_START = {
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
}
_NO_START = "found character that cannot start any token"
# What looks like a space and is none to YAML, where it wants one: in an indentation, after a dash or a colon.
_OTHER_SPACE = re.compile(r"^[ -]*(?:\w[\w-]*: *)?([\xa0\u2000-\u200b\u202f\u205f\u3000])")
_COMMENT = re.compile(r"(?:^|\s)(#.*)")
# A text in quotes, up to the end of the line where none closes it: each line is read once.
_QUOTED = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^']|'')*(?:'|$))""")
_OPENING = {"]": "[", "}": "{"}
_WITHIN_QUOTES = {"'": "twice ('')", '"': "with a backslash before it"}


def syntax_fault(
    error: MarkedYAMLError,
    text: str,
    bracket: tuple[int, int, str] | None,
    quote: tuple[int, int, str] | None,
) -> tuple[int, int, str, str]:
    """Line and column (from 1), what is wrong and what would be right.

    Args:
        error: what libyaml says.
        text: the file's text.
        bracket: line and column, from 1, of the innermost bracket that is open, and what would close it.
        quote: line and column, from 1, where the last text in quotes began, and the quote.
    """
    problem = str(error.problem or "this is not YAML")
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    if problem in _TOLD_AT_START:
        mark = start
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if bracket is not None and (comment := _closed_in_comment(text, bracket, line)):
        return comment
    if bracket is not None and _at_end(text, line, column):
        return *bracket[:2], "the bracket opened here is never closed", f"write `{bracket[2]}` where it ends"
    if space := _other_space(text, line):
        return space
    if problem == _NO_KEY and quote and _after_quote(text, line, column):
        return _in_quotes(quote, line, column)
    if problem == _NO_START:
        what, remedy = _odd_start(text, line, column)
    elif "tag" in problem or "tag" in str(error.context):
        what, remedy = "a tag", "remove the word that begins with `!`, or put the text in quotes"
    elif "anchor" in str(error.context) or "alias" in str(error.context):
        what, remedy = "an anchor or alias", "write the value out, or put a text that begins so in quotes"
    else:
        what, remedy = _WORDS.get(problem, (problem, "mend the YAML"))
    begun = str(start.line + 1 if start else line + 1)
    return line + 1, column + 1, what.replace("{line}", begun), remedy.replace("{line}", begun)


def _at_end(text: str, line: int, column: int) -> bool:
    """Whether nothing but space follows."""
    lines = text.splitlines()[line:]
    return not lines or not (lines[0][column:] + "".join(lines[1:])).strip()


def _closed_in_comment(
    text: str, bracket: tuple[int, int, str], last: int
) -> tuple[int, int, str, str] | None:
    """A comment, from the open bracket down to the line of the fault, that swallowed what closes it."""
    first, column, closing = bracket
    for number, row in enumerate(text.splitlines()[first - 1 : last + 1], first):
        found = _COMMENT.search(_QUOTED.sub(_blank, row), column - 1 if number == first else 0)
        if found and found[1].count(closing) > found[1].count(_OPENING[closing]):
            what = f"YAML takes what follows for a comment, so that the bracket of line {first} stays open"
            return number, found.start(1) + 1, what, "put the text in quotes"
    return None


def _blank(found: re.Match[str]) -> str:
    return "." * len(found[0])


def _after_quote(text: str, line: int, column: int) -> bool:
    lines = text.splitlines()
    return line < len(lines) and lines[line][:column].rstrip()[-1:] in {"'", '"'}


def _in_quotes(quote: tuple[int, int, str], line: int, column: int) -> tuple[int, int, str, str]:
    """Text after a quote: the quote was meant to stand in the text, or to have been closed lines above."""
    if quote[0] <= line:
        what = f"the quote opened here goes on to line {line + 1}, where text follows it"
        return *quote[:2], what, "close it where its text ends"
    mark = quote[2]
    remedy = f"write a {mark} within the text {_WITHIN_QUOTES[mark]}, or use a block: `key: |`"
    return line + 1, column + 1, "text follows a quote that ended before it", remedy


def _other_space(text: str, line: int) -> tuple[int, int, str, str] | None:
    """A space other than the plain one, in the line of a fault or the one before it."""
    lines = text.splitlines()
    for number in (line - 1, line):
        found = _OTHER_SPACE.search(lines[number]) if 0 <= number < len(lines) else None
        if found:
            what = f"the space U+{ord(found[1]):04X} where a plain one is due"
            return number + 1, found.start(1) + 1, what, "type a plain space over it"
    return None


def _odd_start(text: str, line: int, column: int) -> tuple[str, str]:
    lines = text.splitlines()
    character = lines[line][column : column + 1] if line < len(lines) else ""
    if character == "\t":
        return _TAB
    return f"no value can begin with `{character}`", "put the text in quotes"
