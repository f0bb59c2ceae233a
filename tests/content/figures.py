"""The figures that the bank's texts and notes state: found, and looked up against what is computed."""

from __future__ import annotations

import re
from pathlib import Path

from graders.documents import read_document, validate
from trainer.bank.model import Bank, Choice, Match, Numeric, Open, Order, Question, Trap

TRACK = Path(__file__).parents[2] / "content" / "gradient-descent"
NOTES = {
    f"notes/{path.stem}": path.read_text(encoding="utf-8") for path in sorted((TRACK / "notes").glob("*.md"))
}

_SET_ASIDE = re.compile(r"\{\{.*?\}\}|```.*?```|\b(?:19|20)\d\d\b", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.,/^₀])-?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?")


def questions() -> list[Question]:
    """Every question of the track."""
    paths = sorted(path for path in TRACK.glob("*.yaml") if path.name != "track.yaml")
    return [question for path in paths for question in validate(read_document(path), Bank).questions]


def numbers(text: str) -> set[str]:
    """The numbers written in a text, but for years, code blocks and what is filled in."""
    prose = _SET_ASIDE.sub(" ", text).replace("−", "-")
    return {number.rstrip(",").replace(",", "") for number in _NUMBER.findall(prose)}


def figures(text: str) -> set[str]:
    """The numbers that look computed: with a decimal point, an exponent, or three digits and more."""
    return {number for number in numbers(text) if set(number) & {".", "e"} or len(number.lstrip("-")) >= 3}


def asked(question: Question) -> str:
    """What the question itself gives: its prompt and whatever stands in it to choose from."""
    parts = [question.prompt]
    if isinstance(question, Match):
        parts += [pair.left for pair in question.pairs]
    if isinstance(question, Choice | Trap):
        parts += [option.text for option in question.options if not option.correct]
    if isinstance(question, Numeric):
        parts += [str(value) for values in question.variables.values() for value in values]
    return " ".join(parts)


def stated(question: Question) -> str:
    """What the question states."""
    parts = [question.explanation, question.say or ""]
    match question:
        case Choice() | Trap():
            parts += [option.why for option in question.options]
            parts += [option.text for option in question.options if option.correct]
        case Open():
            parts += [question.model_answer, *(point.text for point in question.key_points)]
        case Match():
            parts += [pair.right for pair in question.pairs]
        case Order():
            parts += question.steps
        case Numeric():
            parts += [wrong.why for wrong in question.wrong]
        case _:
            pass
    return " ".join(parts)
