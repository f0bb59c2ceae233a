"""A generator is called one, whether a yield or an expression made it, and whatever answer was due."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders import grade, load_task

TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
EXPRESSION = b"def step_decay(*a):\n    return (a[0] for _ in a)\n"
YIELD = b"def step_decay(*a):\n    yield a[0]\n"
ARRAYS = (
    b"def momentum_updates(params, gradients, learning_rate, momentum):\n    return (p for p in params)\n"
)


@pytest.mark.parametrize(
    ("task", "source"),
    [("step-decay", EXPRESSION), ("step-decay", YIELD), ("momentum-updates", ARRAYS)],
    ids=["expression", "yield", "array-due"],
)
def test_what_is_said_of_a_generator_is_true(task: str, source: bytes) -> None:
    (found,) = grade(load_task(TASKS / task), source).diagnoses
    assert found.mistake == "yields-instead-of-returns"
    assert "generator" in found.says
    assert "parentheses" in found.says
    assert "not a number" not in found.says
