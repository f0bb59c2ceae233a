"""How Python text behaves under the keys: indentation, pairs and comments, without a screen.

Everything here is a function of the text and the cursor, so that the manners can be tested as tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = [
    "INDENT",
    "NewLine",
    "Scan",
    "backspace_width",
    "closing_for",
    "indented",
    "keyword_indent",
    "new_line",
    "outdented",
    "scan",
    "toggled_comments",
    "types_over",
]

INDENT = "    "
PAIRS = {"(": ")", "[": "]", "{": "}"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
QUOTES = ("'", '"')
LEAVES_BLOCK = re.compile(r"(return|pass|break|continue|raise)\b")
# A clause that continues a statement, and the words that can open the statement it continues.
CONTINUES = {
    "else": ("if", "elif", "for", "while", "try", "except"),
    "elif": ("if", "elif"),
    "except": ("try", "except"),
    "finally": ("try", "except", "else"),
}
STRING_PREFIX = re.compile(r"(?<!\w)[fFrRbBuU]{1,2}$")


@dataclass(slots=True)
class Scan:
    """What a stretch of Python leaves open at its end.

    Attributes:
        brackets: the open brackets, outermost first, as (row, column, character).
        string: the quote that is still open, one or three characters; empty outside strings.
        comment: the end lies in a comment.
        statement_row: the row on which the statement at the end began.
        code_end: the last character of code on the last row; empty where there is none.
        closers: how many closing brackets found no opening one.
    """

    brackets: list[tuple[int, int, str]] = field(default_factory=list)
    string: str = ""
    comment: bool = False
    statement_row: int = 0
    code_end: str = ""
    closers: int = 0


def scan(text: str) -> Scan:
    """Read Python from its start to the cursor, as far as brackets, strings and comments go."""
    state = Scan()
    row, line_start, at = 0, 0, 0
    while at < len(text):
        character = text[at]
        if character == "\n":
            carried = bool(state.brackets or len(state.string) == 3 or state.code_end == "\\")
            row, line_start = row + 1, at + 1
            state.comment, state.code_end = False, ""
            state.string = state.string if len(state.string) == 3 else ""
            if not carried:
                state.statement_row = row
            at += 1
        elif state.comment:
            at += 1
        elif state.string:
            at += _in_string(state, text, at)
        else:
            at += _in_code(state, text, at, (row, at - line_start))
    return state


def _in_string(state: Scan, text: str, at: int) -> int:
    if text[at] == "\\" and at + 1 < len(text) and text[at + 1] != "\n":
        return 2
    if text.startswith(state.string, at):
        length = len(state.string)
        state.string, state.code_end = "", text[at]
        return length
    return 1


def _in_code(state: Scan, text: str, at: int, place: tuple[int, int]) -> int:
    character = text[at]
    if character == "#":
        state.comment = True
        return 1
    if not character.isspace():
        state.code_end = character
    if character in QUOTES:
        state.string = character * 3 if text.startswith(character * 3, at) else character
        return len(state.string)
    if character in PAIRS:
        state.brackets.append((*place, character))
    elif character in CLOSERS:
        if state.brackets and state.brackets[-1][2] == CLOSERS[character]:
            state.brackets.pop()
        else:
            state.closers += 1
    return 1


def leading(line: str) -> str:
    """The white space a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def _shallower(indent: str) -> str:
    if indent.endswith("\t"):
        return indent[:-1]
    return indent[: (max(len(indent) - 1, 0)) // len(INDENT) * len(INDENT)]


@dataclass(frozen=True, slots=True)
class NewLine:
    """What enter does.

    Attributes:
        take_before: how many characters before the cursor go (the white space of a blank line).
        take_after: how many after it go (spaces that the indentation replaces).
        before: what is written up to the cursor, the line break first.
        after: what is written behind it (a closing bracket moved to its own line).
    """

    take_before: int
    take_after: int
    before: str
    after: str = ""


def new_line(lines: list[str], row: int, column: int) -> NewLine:
    """What enter writes at a place: the indentation kept, deepened after a colon, left after `return`."""
    before, behind = lines[row][:column], lines[row][column:]
    if not before.strip():
        blank = not behind.strip()
        return NewLine(len(before) if blank else 0, 0, "\n" + before)
    state = scan("\n".join([*lines[:row], before]))
    spaces = len(behind) - len(behind.lstrip(" \t"))
    if len(state.string) == 3:
        return NewLine(0, 0, "\n" + leading(before))
    if state.brackets:
        return _inside_bracket(state, lines, row, column, spaces)
    statement = lines[state.statement_row] if state.statement_row < row else before
    indent = leading(statement)
    if state.code_end == ":":
        indent += INDENT
    elif state.code_end == "\\":
        indent = leading(before) + (INDENT if state.statement_row == row else "")
    elif LEAVES_BLOCK.match(statement.lstrip()) and not behind.strip():
        indent = _shallower(indent)
    return NewLine(0, spaces, "\n" + indent)


def _inside_bracket(state: Scan, lines: list[str], row: int, column: int, spaces: int) -> NewLine:
    before, behind = lines[row][:column], lines[row][column:]
    opened_row, opened_column, opener = state.brackets[-1]
    indent = leading(before)
    if opened_row != row:
        return NewLine(0, spaces, "\n" + indent)
    if before[opened_column + 1 :].strip():
        return NewLine(0, spaces, "\n" + " " * (opened_column + 1))
    if behind.lstrip().startswith(PAIRS[opener]):
        return NewLine(0, spaces, "\n" + indent + INDENT, "\n" + indent)
    return NewLine(0, spaces, "\n" + indent + INDENT)


def keyword_indent(lines: list[str], row: int) -> str | None:
    """The indentation `else`, `elif`, `except` or `finally` belongs at once its colon is typed.

    Args:
        lines: the text, the colon already in it.
        row: the row of the clause.

    Returns:
        The indentation of the statement it continues, where that is shallower; None to leave the line alone.
    """
    line = lines[row]
    word = re.match(r"\s*(\w+)", line)
    openers = CONTINUES.get(word[1]) if word else None
    if not openers or not line.rstrip().endswith(":"):
        return None
    here = leading(line)
    limit = len(here) + 1
    for above in reversed(lines[:row]):
        depth = len(leading(above))
        if not above.strip() or depth >= limit:
            continue
        limit = depth + 1
        first = re.match(r"\s*(\w+)", above)
        if first and first[1] in openers:
            return leading(above) if depth < len(here) else None
        limit = depth
    return None


def backspace_width(line: str, column: int) -> int:
    """How many characters backspace takes: a level inside the indentation, an empty pair's half, else one."""
    before = line[:column]
    if not before or before.strip(" \t") or before.endswith("\t"):
        return 1
    return (len(before) - 1) % len(INDENT) + 1


def closing_for(typed: str, text_before: str, behind: str) -> str:
    """What closes a bracket or quote just typed, where closing it helps; empty to leave it alone.

    Args:
        typed: the bracket or quote.
        text_before: the whole text before the cursor.
        behind: the rest of the cursor's line.
    """
    state = scan(text_before)
    if state.comment:
        return ""
    if typed in QUOTES:
        return _closing_quote(typed, text_before, behind, state)
    if state.string or (behind and not behind[0].isspace() and behind[0] not in ")]},:"):
        return ""
    return PAIRS.get(typed, "")


def _closing_quote(typed: str, text_before: str, behind: str, state: Scan) -> str:
    if state.string or (behind and not behind[0].isspace() and behind[0] not in ")]},:"):
        return ""
    if text_before.endswith(typed * 2):
        return typed * 3
    previous = text_before[-1:]
    word = previous.isalnum() or previous == "_"
    if previous == typed or (word and not STRING_PREFIX.search(text_before)):
        return ""
    return typed


def types_over(typed: str, text_before: str, text_behind: str) -> bool:
    """Whether a closing bracket or quote typed where one already stands only moves past it."""
    if not text_behind.startswith(typed):
        return False
    state = scan(text_before)
    if state.comment:
        return False
    if typed in QUOTES:
        if state.string == typed:
            return True
        closing_three = state.string == typed * 3 and text_behind.startswith(typed * 3)
        half_closed = text_before.endswith(typed) and scan(text_before[:-1]).string == typed * 3
        return closing_three or half_closed
    if state.string or not state.brackets or state.brackets[-1][2] != CLOSERS.get(typed):
        return False
    # Only where another one would be one too many: what stands there already closes this bracket.
    return scan(text_before + text_behind).closers > 0 or not scan(text_before + text_behind).brackets


def indented(lines: list[str]) -> list[str]:
    """Every line one level deeper; blank lines stay blank."""
    return [INDENT + line if line.strip() else line for line in lines]


def outdented(lines: list[str]) -> list[str]:
    """Every line one level shallower, as far as it goes."""
    return [_shallower_line(line) for line in lines]


def _shallower_line(line: str) -> str:
    indent = leading(line)
    if indent.startswith("\t"):
        return line[1:]
    taken = (len(indent) - 1) % len(INDENT) + 1 if indent else 0
    return line[taken:]


def toggled_comments(lines: list[str]) -> list[str]:
    """The lines commented out, or back in where every one of them is a comment already."""
    written = [line for line in lines if line.strip()]
    if not written:
        return lines
    if all(line.lstrip().startswith("#") for line in written):
        return [re.sub(r"^(\s*)# ?", r"\1", line) for line in lines]
    depth = min(len(leading(line)) for line in written)
    return [f"{line[:depth]}# {line[depth:]}" if line.strip() else line for line in lines]
