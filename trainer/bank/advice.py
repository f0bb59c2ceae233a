"""What could be better about a bank: nothing breaks, but a learner or an author would mind."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graders.documents import Fault, quoted
from trainer.bank.expressions import ExpressionProblem, parse
from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.rendering import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.loading import LoadedBank
    from trainer.bank.model import Question

__all__ = ["WIDEST", "bank_advice", "longest_is_right"]

# A prompt in a terminal of 80 columns, with the app's margins.
WIDEST = 76
# What can be said in 30 seconds; past this it is a lecture.
MOST_WORDS = 90
# Among fewer choices than this a pattern may be chance.
FEWEST_CHOICES = 20

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_LATEX = re.compile(
    r"\\(?:frac|nabla|partial|sum|prod|int|sqrt|alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|sigma|cdot|times"
    r"|leq?|geq?|neq|approx|infty|left|right|mathbf|mathrm|mathbb|text|begin|end|hat|bar|vec)(?![A-Za-z])"
    r"|\\[\[(]|\$\$|\$[^$\n\\^_{]*+[\\^_{][^$\n]*+\$"
)
_OF_THE_ABOVE = re.compile(
    r"\b(?:all|none|both|neither|any|some)\s+of\s+(?:the\s+)?(?:above|these|options|answers)\b", re.I
)
_PLACEHOLDER = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}")


def bank_advice(bank: LoadedBank) -> Iterator[Fault]:
    """Advice on the well-formed questions of a bank."""
    document = bank.document
    if document is None:
        return
    for index, question in bank.well_formed.items():
        at: Way = ("questions", index)
        yield from _wide(document, (*at, "prompt"))
        yield from _texts(document, at, question)
        if question.say is None:
            yield _advice(document, at, "nothing is said to `say` in the interview", "write 50 to 90 words")
        elif (words := len(question.say.split())) > MOST_WORDS:
            what = f"`say` has {words} words, which take over 30 seconds"
            yield _advice(document, (*at, "say"), what, "say it in 50 to 90 words")
        match question:
            case Choice() | Trap():
                yield from _options(document, at, question)
            case Numeric():
                yield from _unused(document, at, question)
            case Open():
                yield from _without_phrases(document, at, question)
            case _:
                pass


def _advice(document: Document, way: Way, what: str, remedy: str) -> Fault:
    return Fault(document.path, *document.position(way), what, remedy, advice=True)


def _wide(document: Document, way: Way) -> Iterator[Fault]:
    """Lines of the file that are too wide without the indentation of the text."""
    place = document.place(way)
    lines = document.source_lines(way)
    number, first = lines[0]
    first = first[place.column - 1 :]
    rest = lines[1:]
    indents = [len(line) - len(line.lstrip()) for _, line in rest if line.strip()]
    margin = min(indents, default=0)
    texts = [(number, place.column, first), *((number, margin + 1, line[margin:]) for number, line in rest)]
    for number, column, text in texts:
        columns = _columns(text.rstrip())
        if columns > WIDEST:
            what = f"a line of the prompt is {columns} columns wide"
            yield Fault(document.path, number, column, what, f"break it at {WIDEST}", advice=True)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    combining = sum(unicodedata.combining(character) != 0 for character in text)
    return len(text) + wide - combining


def _texts(document: Document, at: Way, question: Question) -> Iterator[Fault]:
    for way, text in _all_texts(question):
        prose = _CODE.sub("", text)
        found = _LATEX.search(prose)
        if found:
            what = f"raw LaTeX, {quoted(found.group())}, which a terminal can't set"
            yield _advice(document, (*at, *way), what, "write the formula in Unicode: ∇L, θ ← θ − η·g, ½, ²")
        if _PLACEHOLDER.search(prose) and not isinstance(question, Numeric | Cloze):
            what = f"{quoted(_PLACEHOLDER.findall(prose)[0])} is filled in in numeric questions only"
            yield _advice(document, (*at, *way), what, "write what is meant")


def _all_texts(question: Question) -> Iterator[tuple[Way, str]]:
    yield ("prompt",), question.prompt
    yield ("explanation",), question.explanation
    if question.say is not None:
        yield ("say",), question.say
    match question:
        case Choice() | Trap():
            for index, option in enumerate(question.options):
                yield ("options", index, "text"), option.text
                yield ("options", index, "why"), option.why
        case Open():
            yield ("model_answer",), question.model_answer
            for index, point in enumerate(question.key_points):
                yield ("key_points", index, "text"), point.text
        case Order():
            for index, step in enumerate(question.steps):
                yield ("steps", index), step
        case Match():
            for index, pair in enumerate(question.pairs):
                yield ("pairs", index, "left"), pair.left
                yield ("pairs", index, "right"), pair.right
        case _:
            pass


def _options(document: Document, at: Way, question: Choice | Trap) -> Iterator[Fault]:
    for index, option in enumerate(question.options):
        if _OF_THE_ABOVE.search(option.text):
            what = "options are shuffled, so that none is above another"
            yield _advice(document, (*at, "options", index, "text"), what, "say what is meant in full")
    if all(option.correct for option in question.options):
        what = "every option is right, so that there is nothing to tell apart"
        yield _advice(document, (*at, "options"), what, "add a wrong one")


def _unused(document: Document, at: Way, question: Numeric) -> Iterator[Fault]:
    try:
        used = set(parse(str(question.answer)).names)
        for text in (question.prompt, question.explanation, question.say or ""):
            used.update(*(expression.names for expression in placeholders(text)))
    except ExpressionProblem:
        return
    for name in question.variables:
        if name not in used:
            what = f"the variable {quoted(name)} is not used"
            place = document.key_position((*at, "variables", name))
            yield Fault(document.path, *place, what, "use it or remove it", advice=True)


def _without_phrases(document: Document, at: Way, question: Open) -> Iterator[Fault]:
    for index, point in enumerate(question.key_points):
        if not point.phrases:
            what = "no phrase shows that this key point was said"
            yield _advice(document, (*at, "key_points", index), what, "write `phrases: [...]`")


def longest_is_right(questions: Sequence[Question]) -> tuple[int, int] | None:
    """How many of how many choices are given away by their length; None where that is no pattern.

    Counted are choices and traps with one right option that is not as long as another.
    """
    told = [question for question in questions if isinstance(question, Choice | Trap)]
    single = [question for question in told if sum(option.correct for option in question.options) == 1]
    longest = 0
    for question in single:
        lengths = sorted(len(option.text) for option in question.options)
        right = next(len(option.text) for option in question.options if option.correct)
        longest += right == lengths[-1] > lengths[-2]
    if len(single) < FEWEST_CHOICES or longest * 2 <= len(single):
        return None
    return longest, len(single)
