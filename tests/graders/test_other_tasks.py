"""The shipped tasks that are not one number after a descent: right answers in other wrappings, wrong ones.

Each submission wraps the model solution, so that what is wrong about it is known whatever the task.
A usual run tries each on every thirteenth task, on others each time; EVERY_VARIANT=1 tries all on all.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from grader_tasks import SHIPPED, loaded

from graders import Report, grade

EVERY = 1 if os.environ.get("EVERY_VARIANT") else 13
TASKS = sorted(path.parent.name for path in SHIPPED.glob("*/task.yaml"))
HEAD = """
import numpy as np
_inner = {function}
_calls = [0]

def _each(change, value):
    if isinstance(value, (list, tuple)):
        return type(value)(_each(change, part) for part in value)
    return change(value)

def {function}({names}):
    _calls[0] += 1
    right = _inner({names})
    return """
# What comes back is right, in another wrapping.
RIGHT = {
    "as it is": "right",
    "arrays as lists": "_each(lambda part: part.tolist() if hasattr(part, 'tolist') else part, right)",
    "lists and tuples exchanged": (
        "tuple(right) if isinstance(right, list) else list(right) if isinstance(right, tuple) else right"
    ),
    "arrays for everything": "_each(np.asarray, right)",
    "fresh arrays in the other order": "_each(lambda part: np.array(part, order='F'), right)",
}
# What is wrong about it, and the names that may be given to it.
WRONG = {
    "nothing": ("None", {"returns-none"}),
    "printed": ("print(right)", {"prints-instead-of-returns", "returns-none"}),
    "not a number": ("_each(lambda part: part * float('nan'), right)", set()),
    "half as much again": ("_each(lambda part: part * 1.5 + 1, right)", set()),
    "far too large": ("_each(lambda part: part * 1e300 + 1e300, right)", set()),
    "as text": ("str(right)", set()),
    "in a dict": ("{'answer': right}", {"returns-tuple"}),
    "in a list": ("[right, right, right]", {"returns-tuple"}),
    "objects": ("np.array([object()], dtype=object)", set()),
    "a class": ("type(right)", set()),
    "a constant": ("-0.12345", {"ignores-initial-value", "minimum-hard-coded"}),
    "other calls counted": (
        "_each(lambda part: part + (_calls[0] - 1), right)",
        {"global-state-leaks-between-calls"},
    ),
    "raises": ("[][1]", set()),
    "stops": ("(_ for _ in ()).throw(StopIteration)", set()),
    "type error": ("len(5)", {"type-error"}),
    "a generator": ("(part for part in [right])", {"yields-instead-of-returns"}),
}


WHOLE = {"epoch-batches", "early-stopping"}
HARMLESS_TO_WHOLE = {"in 32 bits", "rounded"}


def spread(tried: dict[str, Any]) -> list[Any]:
    """Pairs of a task and what is tried on it: each on every so-many-th task, so that all tasks have some.

    What changes no whole number is not tried where whole numbers are due.
    """
    pairs = [
        (name, way, (at + number) % EVERY)
        for at, name in enumerate(TASKS)
        for number, way in enumerate(tried)
    ]
    return [
        pytest.param(name, way, id=f"{name}-{way}")
        for name, way, place in pairs
        if place == 0 and not (name in WHOLE and way in HARMLESS_TO_WHOLE)
    ]


def graded(name: str, returned: str) -> Report:
    """The report on the model solution with something done to what it returns."""
    task = loaded(name)
    head = HEAD.replace("{function}", task.function).replace("{names}", ", ".join(task.arguments))
    return grade(task, f"{task.solution}\n{head}{returned}\n")


@pytest.mark.parametrize(("name", "wrapping"), spread(RIGHT))
def test_a_right_answer_passes_in_any_wrapping(name: str, wrapping: str) -> None:
    report = graded(name, RIGHT[wrapping])
    assert report.message == f"All {report.total} cases pass."


@pytest.mark.parametrize(("name", "wrong"), spread(WRONG))
def test_a_wrong_answer_gets_no_name_that_is_not_true(name: str, wrong: str) -> None:
    returned, names = WRONG[wrong]
    report = graded(name, returned)
    assert report.status in ("failed", "error")
    assert {found.mistake for found in report.diagnoses} <= names, report.message


@pytest.mark.parametrize("name", ["linear-regression-descent", "logistic-regression-descent"])
def test_a_pair_of_which_only_one_comes_back_is_told_in_words(name: str) -> None:
    assert "alone" in graded(name, "right[0]").message
    assert "only the second of the 2 values" in graded(name, "right[1]").message
    report = graded(name, "list(right)")
    assert report.status == "passed"
    assert report.notes == ("a list where a tuple is due; accepted",)


@pytest.mark.parametrize("returned", ["right * 0", "right * 5e-324"])
@pytest.mark.parametrize("name", ["numeric-gradient", "largest-stable-rate"])
def test_zeros_everywhere_are_no_bound_and_no_part_of_the_data(name: str, returned: str) -> None:
    assert graded(name, returned).diagnoses == ()
