"""The known mistakes of the numeric questions: made a second time, named in few words, and told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import mistaken_basics
import mistaken_beyond
import mistaken_rates
import mistaken_rules
import pytest
from figures import questions
from test_bank_numbers import COMPUTED, close

from trainer.bank.expressions import evaluate
from trainer.bank.mistaken import known_mistakes, tellable
from trainer.bank.model import Numeric
from trainer.bank.semantics import versions
from trainer.practice import Verdict, judge, present

if TYPE_CHECKING:
    from collections.abc import Callable

    from reruns import Mistakes

MODULES = (mistaken_basics, mistaken_rates, mistaken_rules, mistaken_beyond)
NUMERIC = {question.id: question for question in questions() if isinstance(question, Numeric)}
# The name of a mistake stands alone in bold over the verdict, in one line at 80 columns.
LONGEST_NAME = 72
MOST_WORDS = 36
SEEDS = 12

every_numeric = pytest.mark.parametrize("question", NUMERIC.values(), ids=NUMERIC)


def made(question: Numeric) -> Callable[..., Mistakes]:
    """The function that makes the mistakes of this question."""
    name = question.id.replace("-", "_")
    found: list[Any] = [vars(module)[name] for module in MODULES if name in vars(module)]
    assert len(found) == 1, f"{name} is defined {len(found)} times"
    function: Callable[..., Mistakes] = found[0]
    return function


@every_numeric
def test_every_mistake_gives_what_its_value_says(question: Numeric) -> None:
    for variables in versions(question):
        values = made(question)(**variables)
        assert len(values) == len(question.wrong)
        for wrong, given in zip(question.wrong, values, strict=True):
            value, *computed = given if isinstance(given, tuple) else (given,)
            assert close(float(value), evaluate(wrong.answer, variables), 12), (wrong.answer, variables)
            expressions = COMPUTED.findall(wrong.why)
            assert len(computed) == len(expressions)
            for number, expression in zip(computed, expressions, strict=True):
                assert close(number, evaluate(expression, variables)), (expression, variables)


@every_numeric
def test_two_to_four_are_known_and_each_can_be_told_somewhere(question: Numeric) -> None:
    assert 2 <= len(question.wrong) <= 4
    told: set[int] = set()
    for variables in versions(question):
        mistakes = known_mistakes(question, variables)
        can = tellable(evaluate(question.answer, variables), question.tolerance, mistakes)
        told |= {number for number, mistake in enumerate(mistakes) if mistake in can}
    assert told == set(range(len(question.wrong)))


@every_numeric
def test_the_first_sentence_names_it_and_the_rest_is_short(question: Numeric) -> None:
    for wrong in question.wrong:
        name, stop, rest = " ".join(wrong.why.split()).partition(". ")
        assert stop
        assert rest.endswith(".")
        assert len(name) < LONGEST_NAME, name
        assert len(re.sub(r"\{\{.*?\}\}", "0", wrong.why).split()) <= MOST_WORDS, wrong.why


@every_numeric
def test_who_makes_one_and_types_it_in_full_is_told_it(question: Numeric) -> None:
    for seed in range(SEEDS):
        shown = present(question, seed)
        for mistake in tellable(shown.answer, shown.tolerance, shown.wrong):
            verdict = judge(shown, f"{mistake.value:.10e}")
            assert isinstance(verdict, Verdict)
            assert (verdict.correct, verdict.mistake) == (False, mistake.why)
