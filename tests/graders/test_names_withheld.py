"""What explains every outcome only because nothing could be told from it is not named."""

from __future__ import annotations

import warnings

import pytest
from grader_tasks import loaded

from graders import grade

SOURCES = {
    "every point beyond all bounds, so no update is left to look at": (
        "optimize-query",
        "def optimize_query(initial_x, rate, n):\n    return 1e200 * initial_x\n",
    ),
    "the start beyond all bounds, the data in whole numbers": (
        "optimize-batch-query",
        "def optimize_batch_query(X, w, rate, n):\n    return 1e308 * w\n",
    ),
    "one number for everything, as large as they get": (
        "minibatch-descent",
        "def minibatch_descent(X, w, rate, batches):\n    return 2**1023\n",
    ),
    "one number for everything, below every answer": (
        "minibatch-descent",
        "def minibatch_descent(X, w, rate, batches):\n    return -(2**63)\n",
    ),
    "zero for everything, where no answer is below": (
        "gradient-check-error",
        "def gradient_check_error(analytic, numeric):\n    return 0.0\n",
    ),
    "as good as zero for everything": (
        "softmax-cross-entropy-gradient",
        "def softmax_cross_entropy_gradient(logits, labels):\n    return logits * 0 + 1e-300\n",
    ),
    "infinity where an array is due": (
        "averaged-weights",
        "def averaged_weights(weights, decay):\n    return float('inf')\n",
    ),
    "nan where an array is due": (
        "adam-updates",
        "def adam_updates(params, gradients, rate, beta1, beta2, eps):\n    return float('nan')\n",
    ),
    "an overflow in every case, where a mistake divides by zero": (
        "averaged-weights",
        "import math\n\ndef averaged_weights(weights, decay):\n    return weights * math.exp(1e4)\n",
    ),
    "an average that is left out, as a factor of one would": (
        "rmsprop-updates",
        "def rmsprop_updates(params, g, rate, alpha, eps):\n    return params - 1 * rate * g.sum(0) / eps\n",
    ),
    "a turn of another length than half of one": (
        "warmup-cosine",
        """
import numpy as np
def warmup_cosine(peak, first, last):
    t = np.arange(last + 1)
    return np.where(t < first, peak * t / first, peak * np.cos((t - first) / (last - first)) ** 2)
""",
    ),
}


@pytest.mark.parametrize("what", SOURCES)
def test_a_mistake_that_is_not_made_is_not_named(what: str) -> None:
    task, source = SOURCES[what]
    report = grade(loaded(task), source)
    assert (report.passed < len(report.cases), report.diagnoses) == (True, ())


def test_an_answer_that_overflows_in_a_property_warns_nobody() -> None:
    source = "def momentum_updates(params, gradients, rate, momentum):\n    return 1e308 + 0 * params\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert grade(loaded("momentum-updates"), source).status == "failed"


@pytest.mark.parametrize(
    ("share", "likely"),
    [("1 - beta1 ** (t - 1)", True), ("1 - t**beta1", True), ("1 - float(t)", True), ("1.0", False)],
)
def test_what_any_division_by_zero_comes_to_is_called_likely_at_most(share: str, *, likely: bool) -> None:
    source = f"""
import numpy as np
def adam_updates(params, gradients, rate, beta1, beta2, eps):
    m = v = np.zeros_like(params)
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        params = params - rate * m / ({share}) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return params
"""
    (found,) = grade(loaded("adam-updates"), source).diagnoses
    assert found.says.startswith("Most likely: ") == likely
