"""Recognisers and odd figures: whatever comes back, there is a verdict."""

from __future__ import annotations

import itertools
import re
from functools import partial

import pytest
from grader_tasks import loaded, shipped

from graders import grade
from graders.diagnosis import diagnosing, trying
from graders.diagnosis.evidence import OutOfTime

QUERY = """\
def optimize_query(x, lr, n):
    v = 0.0
    for _ in range(n):
        v = {keep} * v + lr * 2 * (x - 2)
        x -= v
    return {result}
"""
MINI = """\
import numpy as np
def minibatch_descent(X, w, lr, batches):
    for b in batches:
        w -= lr * 2 * np.sum(w - X[b])
    return {result}
"""
ODD = (
    *("x * 1.5", "x * 5e-324", "max(-10, min(10, x))", "x * 1e300", "x * -1e308 * 10", "x - x", "-x"),
    *("1e308", "5e-324", "10 ** 400", "-0.0", "x ** 3", "x + 1e16", "x * 1e-160", "x % 1", "abs(x) ** 0.5"),
)


@pytest.mark.parametrize(("result", "keep"), list(zip(ODD, itertools.cycle([0, 0.9, -0.5]), strict=False)))
def test_whatever_is_done_to_the_result_there_is_a_verdict(result: str, keep: float) -> None:
    report = grade(shipped("optimize_query"), QUERY.format(keep=keep, result=result))
    assert report.status == "failed"
    assert report.message


@pytest.mark.parametrize("result", ODD[::3])
def test_a_case_without_a_batch_is_no_stumbling_block(result: str) -> None:
    source = MINI.format(result=re.sub(r"\bx\b", "w", result))
    assert grade(loaded("minibatch-descent"), source).status == "failed"


@pytest.mark.parametrize("tripped", [ZeroDivisionError, ValueError, TypeError, IndexError, OutOfTime])
def test_a_recogniser_that_trips_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, tripped: type[Exception]
) -> None:
    def trips(*_: object) -> None:
        raise tripped

    monkeypatch.setattr(trying, "strict", False)
    for name in ("known_mistake", "structural", "slow", "last_resort", "_behaviour", "_divergence"):
        monkeypatch.setattr(diagnosing, name, trips)
    report = grade(shipped("optimize_query"), QUERY.format(keep=0, result="x + 1"))
    assert (report.status, report.diagnoses, report.divergence) == ("failed", (), None)


def test_what_is_no_matter_of_figures_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "strict", False)

    def broken() -> None:
        raise AttributeError

    with pytest.raises(AttributeError):
        trying.attempt(broken)
    assert trying.attempt(partial(int, "3")) == 3
