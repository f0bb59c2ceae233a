"""What known mistakes give in a numeric question, and when an answer shows that one was made.

A wrong explanation is worse than none. So a mistake is named only if its value explains what was typed and
neither the right answer nor another known mistake could, each perhaps rounded. In a version where a mistake
gives the right answer, or nearly, it is never named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.bank.expressions import evaluate
from trainer.bank.rendering import render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.bank.model import Numeric
    from trainer.bank.rendering import TypedNumber

__all__ = [
    "ABSOLUTE_TOLERANCE",
    "APART_BY",
    "KnownMistake",
    "apart",
    "known_mistakes",
    "named_mistake",
    "rounded_off",
    "tellable",
]

# Besides the relative tolerance, so that an answer of 0 can be met.
ABSOLUTE_TOLERANCE = 1e-12
# A value that explains an answer may have been rounded by so much of it: to three digits always, to two from
# 20 on.
ROUNDED_BY = 0.025
# One that only might have been meant may have been rounded by so much: to two digits always.
PERHAPS_ROUNDED_BY = 0.05
# Rounding on the way takes a right calculation this many tolerances off at most.
PERHAPS_OFF_BY = 2.0
# So many tolerances lie between two values of which one can be told from the other: whatever is within one
# tolerance of the first is then not within two of the second.
APART_BY = 3.0


class KnownMistake(NamedTuple):
    """A mistake in one version of a question.

    Attributes:
        value: what it gives.
        why: which mistake it is, numbers filled in.
    """

    value: float
    why: str


def known_mistakes(question: Numeric, version: Mapping[str, float]) -> tuple[KnownMistake, ...]:
    """The question's known mistakes, in the bank's order.

    Args:
        question: a numeric one.
        version: values of its variables.

    Raises:
        ExpressionProblem: one can't be evaluated.
    """
    return tuple(
        KnownMistake(evaluate(wrong.answer, version), render(wrong.why, version)) for wrong in question.wrong
    )


def apart(one: float, other: float, tolerance: float) -> bool:
    """Whether two values can be told from each other by an answer within the (relative) tolerance."""
    return abs(one - other) > max(APART_BY * tolerance * max(abs(one), abs(other)), ABSOLUTE_TOLERANCE)


def tellable(answer: float, tolerance: float, mistakes: Sequence[KnownMistake]) -> tuple[KnownMistake, ...]:
    """Those of one version that can be told from the right answer and from one another."""
    return tuple(
        mistake
        for mistake in mistakes
        if all(
            apart(mistake.value, other, tolerance)
            for other in (answer, *(each.value for each in mistakes if each is not mistake))
        )
    )


def named_mistake(
    typed: TypedNumber, answer: float, tolerance: float, mistakes: Sequence[KnownMistake]
) -> KnownMistake | None:
    """The one mistake that explains a wrong answer; None where there is none, or doubt.

    Args:
        typed: the answer.
        answer: the right one.
        tolerance: relative.
        mistakes: the known ones of this version.
    """
    found = [
        mistake
        for mistake in mistakes
        if apart(mistake.value, answer, tolerance) and _meets(typed, mistake.value, tolerance, ROUNDED_BY)
    ]
    if len(found) != 1:
        return None
    others = [answer, *(mistake.value for mistake in mistakes if mistake is not found[0])]
    doubtful = any(_meets(typed, other, PERHAPS_OFF_BY * tolerance, PERHAPS_ROUNDED_BY) for other in others)
    return None if doubtful else found[0]


def rounded_off(typed: TypedNumber, answer: float) -> bool:
    """Whether this is the answer rounded to the digits typed, however few."""
    return _meets(typed, answer, 0.0, PERHAPS_ROUNDED_BY)


def _meets(typed: TypedNumber, value: float, tolerance: float, rounded_by: float) -> bool:
    off = max(tolerance * abs(value), min(typed.half_unit, rounded_by * abs(value)), ABSOLUTE_TOLERANCE)
    return abs(typed.value - value) <= off
