"""The right array, packed wrongly: beside other values, or in another shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders import grade, load_task

TASK = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks" / "momentum-updates"
RIGHT = """import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
"""


@pytest.mark.parametrize(
    ("answer", "slug"),
    [
        ("params, velocity", "returns-tuple"),
        ("{'params': params, 'velocity': velocity}", "returns-tuple"),
        ("params[None, :]", "shape-1-result"),
        ("params[:, None]", "shape-1-result"),
        ("velocity, params + 1", None),
        ("params[None, :] + 1", None),
    ],
)
def test_a_right_array_in_wrong_packing_is_told(answer: str, slug: str | None) -> None:
    source = RIGHT.replace("return params", f"return {answer}")
    report = grade(load_task(TASK), source.encode())
    assert report.status == "failed"
    assert [found.mistake for found in report.diagnoses] == ([slug] if slug else [])
    assert "plain number" not in report.message
