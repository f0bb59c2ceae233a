"""The columns of a CSV file of questions: ours, and what others call them; what a cell may be."""

from __future__ import annotations

import csv
import re

from graders.documents.reading import LARGEST_FILE
from trainer.bank.model import MOST_MISTAKES

__all__ = [
    "MOST",
    "OURS",
    "allow_long_cells",
    "column_called",
    "is_kept",
    "key_letters",
    "sheltered",
    "unsheltered",
]

# Options, pairs, steps, blanks and key points: a question has nine of each at most.
MOST = 9

_NUMBERED = ("option", "why", "left", "right", "step", "blank", "key_point", "phrases", "wrong", "mistake")
_FIRST = ("id", "kind", "topic", "level", "objectives", "prompt")
_LAST = ("variables", "answer", "tolerance", "model_answer", "explanation", "say", "follow_ups", "mistakes")

OURS = (
    *_FIRST,
    *(f"{name}_{number}" for number in range(1, MOST + 1) for name in ("option", "why")),
    "correct",
    "bait",
    *(f"{name}_{number}" for number in range(1, MOST + 1) for name in ("left", "right")),
    *(f"{name}_{number}" for name in ("step", "blank") for number in range(1, MOST + 1)),
    *(f"{name}_{number}" for number in range(1, MOST + 1) for name in ("key_point", "phrases")),
    *(f"{name}_{number}" for number in range(1, MOST_MISTAKES + 1) for name in ("wrong", "mistake")),
    *_LAST,
)

_OF_EVERY_KIND = {*_FIRST, "explanation", "say", "follow_ups", "mistakes"}
_OF_A_CHOICE = {"option", "why", "correct", "bait", "answer"}
_OF_A_KIND = {
    "choice": _OF_A_CHOICE,
    "trap": _OF_A_CHOICE,
    "numeric": {"answer", "tolerance", "variables", "wrong", "mistake"},
    "open": {"model_answer", "answer", "correct", "key_point", "phrases"},
    "order": {"step"},
    "match": {"left", "right"},
    "cloze": {"blank"},
}

_ALIASES = {
    "question": "prompt", "question_text": "prompt", "stem": "prompt", "front": "prompt", "text": "prompt",
    "correct_answer": "correct", "right_answer": "correct", "key": "correct", "correct_option": "correct",
    "back": "answer", "solution": "answer", "title": "id", "name": "id", "category": "topic",
    "feedback": "explanation", "rationale": "explanation", "general_feedback": "explanation",
    "difficulty": "level",
}  # fmt: skip
_FORMULA = re.compile(r"'*[=+\-@]")
_NUMERAL = re.compile(r"[+-]?[0-9.]+(?:e[+-]?[0-9]+)?", re.IGNORECASE)
_LETTERED = re.compile(r"(?:(?:option|choice|answer)_?)?([a-i])")
_NUMBER = re.compile(
    r"(option|choice|answer|why|left|right|step|blank|key_point|phrases|wrong|mistake)_?([1-9])"
)


def allow_long_cells() -> None:
    """Let Python's reader take a cell as long as a file may be, and not 131,072 characters only.

    A card may hold a picture. The limit is the whole process's; nothing else in it reads CSV.
    """
    csv.field_size_limit(LARGEST_FILE)


def sheltered(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula, and run.

    So OWASP advises, https://owasp.org/www-community/attacks/CSV_Injection; a number may stay one.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMERAL.fullmatch(cell) else cell


def unsheltered(cell: str) -> str:
    """The cell that `sheltered` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def column_called(name: str) -> str | None:
    """Our name of a column, or None where it is none of ours."""
    called = re.sub(r"[\s_-]+", "_", name.strip().lower())
    if called in _FIRST + _LAST or called in ("correct", "bait"):
        return called
    if called in _ALIASES:
        return _ALIASES[called]
    if lettered := _LETTERED.fullmatch(called):
        return f"option_{ord(lettered[1]) - ord('a') + 1}"
    if numbered := _NUMBER.fullmatch(called):
        base = numbered[1] if numbered[1] in _NUMBERED else "option"
        ours = f"{base}_{numbered[2]}"
        return ours if ours in OURS else None
    return None


def is_kept(column: str, kind: str) -> bool:
    """Whether a question of that kind has a place for what stands in the column, one of ours."""
    return column in _OF_EVERY_KIND or column.rstrip("_123456789") in _OF_A_KIND[kind]


def key_letters(text: str) -> list[int] | None:
    """The options that `B`, `A, C`, `2` or `1;3` name, counted from 1; None where it names none."""
    parts = [part for part in re.split(r"[\s,;|/+&]+", text.strip()) if part]
    if not parts or any(len(part) > 1 for part in parts):
        return None
    numbers = []
    for part in parts:
        if part.upper() in "ABCDEFGHI":
            numbers.append(ord(part.upper()) - ord("A") + 1)
        elif part in "123456789":
            numbers.append(int(part))
        else:
            return None
    return numbers
