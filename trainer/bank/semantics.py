"""What a well-formed question must hold to make sense: a right reply, one bait, an answer with a value."""

from __future__ import annotations

import itertools
import keyword
import math
import re
from typing import TYPE_CHECKING, NamedTuple

from graders.documents import quoted
from trainer.bank.expressions import CONSTANTS, FUNCTIONS, ExpressionProblem, parse
from trainer.bank.mistaken import APART_BY, apart
from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.rendering import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graders.documents.validation import Way
    from trainer.bank.expressions import Expression
    from trainer.bank.model import Option, Question

__all__ = ["BLANK", "MOST_VERSIONS", "Finding", "blanks_in", "findings", "versions"]

# So many versions are gone through when a question is checked: 1,000 take some 30 ms.
MOST_VERSIONS = 1_000

# A blank of a cloze prompt.
BLANK = re.compile(r"\{\{\s*([0-9]{1,3})\s*\}\}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


class Finding(NamedTuple):
    """What is wrong with a part of a question.

    Attributes:
        way: keys and indices from the question to the part.
        what: what is wrong.
        remedy: what would be right.
        code: the fault's code.
        on_key: the part's key is meant, not its value.
    """

    way: tuple[str | int, ...]
    what: str
    remedy: str
    code: str
    on_key: bool = False


def findings(question: Question) -> Iterator[Finding]:
    """Everything that keeps the question from making sense."""
    match question:
        case Trap():
            yield from _trap(question)
            yield from _options(question.options)
        case Choice():
            yield from _choice(question)
            yield from _options(question.options)
        case Numeric():
            yield from _numeric(question)
        case Order():
            yield from _distinct(question.steps, "steps", (), "step", "an order has to have one right answer")
        case Match():
            for side in ("left", "right"):
                texts = [getattr(pair, side) for pair in question.pairs]
                yield from _distinct(texts, "pairs", (side,), side, "a match has to have one right answer")
        case Cloze():
            yield from _cloze(question)
        case Open():
            texts = [point.text for point in question.key_points]
            yield from _distinct(
                texts, "key_points", ("text",), "key point", "each says something of its own"
            )
    yield from _own_follow_up(question)


def versions(question: Numeric) -> Iterator[dict[str, float]]:
    """Every choice of values for the question's variables; one empty choice where it has none."""
    names = list(question.variables)
    for values in itertools.product(*question.variables.values()):
        yield dict(zip(names, values, strict=True))


def blanks_in(prompt: str) -> list[int]:
    """The numbers of the blanks `{{1}}`, `{{2}}` … in a cloze prompt, as they come."""
    return [int(match.group(1)) for match in BLANK.finditer(prompt)]


def _trap(question: Trap) -> Iterator[Finding]:
    baits = [index for index, option in enumerate(question.options) if option.bait]
    if not baits:
        yield Finding(
            ("options",), "the trap has no bait", "mark the tempting reply with `bait: true`", "bait"
        )
    for index in baits[1:]:
        what = f"the trap has {len(baits)} baits"
        yield Finding(("options", index, "bait"), what, "keep the reply that most candidates give", "bait")
    for index in baits:
        if question.options[index].correct:
            where = ("options", index, "correct")
            yield Finding(where, "the bait is marked correct", "a bait is a wrong reply", "bait")
    if not any(option.correct for option in question.options):
        yield Finding(("options",), "no option is right", "mark one with `correct: true`", "no-right-option")


def _choice(question: Choice) -> Iterator[Finding]:
    if not any(option.correct for option in question.options):
        yield Finding(("options",), "no option is right", "mark one with `correct: true`", "no-right-option")
    for index, option in enumerate(question.options):
        if option.bait:
            what = "only a trap has a bait"
            yield Finding(
                ("options", index, "bait"), what, "write `kind: trap`, or take the bait out", "bait"
            )


def _options(options: Sequence[Option]) -> Iterator[Finding]:
    texts = [option.text for option in options]
    yield from _distinct(texts, "options", ("text",), "option", "each option says something of its own")


def _distinct(
    texts: Sequence[str], key: str, rest: tuple[str, ...], called: str, why: str
) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        folded = " ".join(text.split())
        if folded in first:
            what = f"{called} {index + 1} repeats {called} {first[folded] + 1}"
            yield Finding((key, index, *rest), what, why, "repeated")
        first.setdefault(folded, index)


def _own_follow_up(question: Question) -> Iterator[Finding]:
    for index, follow_up in enumerate(question.follow_ups):
        if follow_up == question.id:
            yield Finding(
                ("follow_ups", index), "the question follows up on itself", "name another one", "follow-up"
            )


def _cloze(question: Cloze) -> Iterator[Finding]:
    found = blanks_in(question.prompt)
    for number in range(1, len(question.blanks) + 1):
        if number not in found:
            what = f"the prompt has no blank {{{{{number}}}}}"
            yield Finding(
                ("blanks", number - 1), what, "put it into the prompt, or take its answers out", "blank"
            )
    for number in sorted(set(found)):
        if not 1 <= number <= len(question.blanks):
            what = f"blank {{{{{number}}}}} has no accepted answer"
            remedy = f"`blanks` lists {len(question.blanks)}: add one, or renumber"
            yield Finding(("prompt",), what, remedy, "blank")
    for index, accepted in enumerate(question.blanks):
        if not accepted:
            yield Finding(
                ("blanks", index), f"blank {index + 1} accepts nothing", "list what it accepts", "blank"
            )


def _numeric(question: Numeric) -> Iterator[Finding]:
    wrong = list(_variables(question))
    yield from wrong
    expressions: list[tuple[Way, Expression]] = []
    for way, text in _calculating(question):
        try:
            read = [parse(str(text))] if way[-1] == "answer" else placeholders(str(text))
        except ExpressionProblem as problem:
            wrong.append(Finding(way, problem.what, problem.remedy, "expression"))
            yield wrong[-1]
            continue
        expressions += [(way, expression) for expression in read]
    if any(finding.code != "expression" for finding in wrong):
        return
    for way, expression in expressions:
        valueless = list(_values(question, way, expression))
        wrong += valueless
        yield from valueless
    if not wrong:
        yield from _known_mistakes(question)


def _calculating(question: Numeric) -> Iterator[tuple[Way, str | float]]:
    """Whatever of the question is calculated or has numbers filled in."""
    yield ("answer",), question.answer
    for field in ("prompt", "explanation", "say"):
        if (text := getattr(question, field)) is not None:
            yield (field,), text
    for index, each in enumerate(question.wrong):
        yield ("wrong", index, "answer"), each.answer
        yield ("wrong", index, "why"), each.why


def _known_mistakes(question: Numeric) -> Iterator[Finding]:
    """Mistakes that no version tells from the right answer, or from one before."""
    calculations = [parse(str(text)) for text in (question.answer, *(each.answer for each in question.wrong))]
    told = list(versions(question)) if question.wrong else []
    values = [[calculation.value(version) for version in told] for calculation in calculations]
    for index in range(1, len(values)):
        for other in range(index):
            pairs = zip(values[index], values[other], strict=True)
            if not any(apart(one, another, question.tolerance) for one, another in pairs):
                what = f"mistake {index} gives what " + (f"mistake {other} gives" if other else "is right")
                every = ", in every version" if len(told) > 1 else ""
                remedy = f"a value has to be {APART_BY:g} tolerances off, or can't be told apart"
                yield Finding(("wrong", index - 1, "answer"), f"{what}{every}", remedy, "wrong")
                break


def _variables(question: Numeric) -> Iterator[Finding]:
    product = 1
    for name, values in question.variables.items():
        way = ("variables", name)
        product *= len(values)
        if not _VARIABLE.fullmatch(name) or keyword.iskeyword(name):
            what = f"{quoted(name)} is no name for a variable"
            yield Finding(way, what, "use letters, digits and _", "variable", on_key=True)
        elif name in FUNCTIONS or name in CONSTANTS:
            what = f"{quoted(name)} has a meaning already"
            yield Finding(way, what, "call the variable otherwise", "variable", on_key=True)
        if not values:
            yield Finding(way, f"the variable {quoted(name)} has no values", "list some", "variable")
        for index, value in enumerate(values):
            if not math.isfinite(value):
                what = f"{quoted(value)} is no number to work with"
                yield Finding((*way, index), what, "write a finite one", "variable")
    if product > MOST_VERSIONS:
        what = f"the variables make {product:,} versions"
        yield Finding(("variables",), what, f"{MOST_VERSIONS:,} at most: take some values out", "versions")


def _values(question: Numeric, way: Way, expression: Expression) -> Iterator[Finding]:
    """The first version in which the expression has no value."""
    for version in versions(question):
        try:
            expression.value(version)
        except ExpressionProblem as problem:
            chosen = ", ".join(
                f"{name} = {value:g}" for name, value in version.items() if name in expression.names
            )
            what = f"{problem.what} (for {chosen})" if chosen else problem.what
            yield Finding(way, what, problem.remedy, "expression")
            return
