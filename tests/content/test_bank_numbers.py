"""Every number that a numeric question computes, against a run of the thing itself."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from recomputed import function_for

from graders.documents import read_document, validate
from trainer.bank.expressions import evaluate
from trainer.bank.model import Bank, Numeric
from trainer.bank.rendering import render
from trainer.bank.semantics import versions

TRACK = Path(__file__).parents[2] / "content" / "gradient-descent"
BANKS = [validate(read_document(path), Bank) for path in TRACK.glob("*.yaml") if path.name != "track.yaml"]
NUMERIC = {
    question.id: question for bank in BANKS for question in bank.questions if isinstance(question, Numeric)
}
COMPUTED = re.compile(r"\{\{=\s*(.*?)\s*\}\}", re.DOTALL)
ROUNDED = re.compile(r"round\(.*, (\d+)\)", re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")

every_numeric = pytest.mark.parametrize("question", NUMERIC.values(), ids=NUMERIC)


def close(a: float, b: float, digits: int | None = None) -> bool:
    """Whether two numbers are the same, the second perhaps rounded to `digits`."""
    rounding = 0.0 if digits is None else 0.5000001 * 10.0**-digits
    return math.isclose(a, b, rel_tol=1e-5, abs_tol=max(rounding, 1e-15))


@every_numeric
def test_the_answer_is_what_a_run_gives(question: Numeric) -> None:
    for variables in versions(question):
        answer = evaluate(question.answer, variables)
        assert close(function_for(question.id)(**variables)[0], answer), variables


@every_numeric
def test_every_computed_number_of_the_texts_is_right(question: Numeric) -> None:
    expressions = [*COMPUTED.findall(question.prompt), *COMPUTED.findall(question.explanation)]
    assert not COMPUTED.findall(question.say or ""), "what is said aloud holds for every version"
    for variables in versions(question):
        values = function_for(question.id)(**variables)[1:]
        assert len(values) == len(expressions)
        for expression, value in zip(expressions, values, strict=True):
            rounded = ROUNDED.fullmatch(" ".join(expression.split()))
            digits = int(rounded[1]) if rounded else None
            assert close(value, evaluate(expression, variables), digits), (expression, variables)


@every_numeric
def test_the_explanation_gives_the_answer(question: Numeric) -> None:
    for variables in versions(question):
        answer = evaluate(question.answer, variables)
        text = render(question.explanation, variables).replace("−", "-")
        shown = [float(number) for number in NUMBER.findall(text)]
        if question.id == "sigmoid-product":  # it ends in a power: base and exponent
            base, power = answer ** (1 / variables["k"]), variables["k"]
            assert any(close(number, base) for number in shown)
            assert power in shown
            continue
        allowed = question.tolerance * abs(answer) + 1e-12
        assert any(abs(number - answer) <= allowed for number in shown), variables
