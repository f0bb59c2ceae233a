"""The right array, packed wrongly: beside other values, or in another shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from grader_tasks import shipped

from graders import grade, load_task
from graders.diagnosis import packing

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


def test_more_values_than_a_tuple_has_are_told_by_their_number() -> None:
    task = load_task(TASK.parent / "early-stopping")
    source = f"{task.solution}\n\n_pair = early_stopping\n\n\ndef early_stopping(*given):\n"
    report = grade(task, source + "    return (*_pair(*given), 0.0)\n")
    assert [found.mistake for found in report.diagnoses] == ["returns-tuple"]
    assert "more than the 2 values" in report.message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("import numpy as np\n", "Write import numpy as np at the top"),
        ("    velocity = np.zeros_like(params)\n", "uses the name 'velocity'"),
    ],
)
def test_a_name_without_a_value_is_never_offered_itself(line: str, said: str) -> None:
    (found,) = grade(load_task(TASK), RIGHT.replace(line, "").encode()).diagnoses
    assert found.mistake in ("name-error", "unbound-local-error")
    assert said in found.says
    assert "Did you mean" not in found.says


@pytest.mark.parametrize(
    "answer", ["[x + k * lr for k in range(1000)]", "{str(k): x + k for k in range(1000)}"]
)
def test_the_answer_is_not_looked_for_at_each_of_a_thousand_places(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(packing, "known_mistake", lambda _, answers: looked.append(answers))
    report = grade(shipped("optimize_query"), f"def optimize_query(x, lr, n):\n    return {answer}\n")
    assert report.diagnoses == ()
    assert len(looked) < 100
