"""What a learner is told: whole sentences, and nothing called right beside another mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from grader_tasks import loaded, shipped

from graders import grade
from graders.diagnosis.evidence import Finding
from graders.diagnosis.words import diagnosis_of
from graders.report import Divergence
from graders.sandbox import Sandbox

if TYPE_CHECKING:
    from graders.sandbox.model import Program, Run

PACKED = [
    Finding("swaps-the-results"),
    Finding("shape-1-result", {"transposed": True}),
    Finding("shape-1-result", {"joined": True}),
    Finding("shape-1-result", {"shape": "shape (3, 1)", "due": "shape (3,)"}),
    Finding("returns-one-of-the-two", {"place": 0, "several": 2}),
    Finding("drops-an-entry", {"where": "last", "short": True}),
    Finding("rounds-result", {"digits": 3}),
]


@pytest.mark.parametrize("finding", PACKED, ids=lambda finding: finding.slug)
def test_beside_another_mistake_nothing_is_called_right(finding: Finding) -> None:
    task = shipped("optimize_query")
    assert "right" in diagnosis_of(task, finding).says
    beside = diagnosis_of(task, finding, alone=False).says
    assert " right" not in beside
    assert beside[0].isupper()


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"digits": 0}, "to whole numbers"),
        ({"digits": 1}, "to 1 decimal place "),
        ({"digits": 4}, "to 4 decimal places "),
        ({"digits": 1, "kind": "significant digit"}, "to 1 significant digit "),
        ({"digits": 5, "kind": "significant digit"}, "to 5 significant digits "),
    ],
)
def test_places_are_counted_in_words(details: dict[str, object], told: str) -> None:
    assert told in diagnosis_of(shipped("optimize_query"), Finding("rounds-each-step", details)).says


class Counting(Sandbox):
    """A sandbox that counts how often the submission is run."""

    runs = 0

    def run(self, program: Program, *given: Any, **options: Any) -> Run:
        self.runs += not program.trusted_library
        return super().run(program, *given, **options)


def test_a_departure_in_the_only_iteration_of_a_case_needs_no_replay() -> None:
    uphill = (
        "def optimize_query(x, r, n):\n    for _ in range(n):\n        x += 2 * r * (x - 2)\n    return x\n"
    )
    with Counting() as sandbox:
        report = grade(shipped("optimize_query"), uphill, sandbox=sandbox)
    assert sandbox.runs == 1
    assert report.diagnoses
    assert report.first_failure is not None
    assert report.divergence == Divergence(1, report.first_failure.expected, report.first_failure.got)


def test_what_no_case_asks_for_is_not_replayed() -> None:
    """Averages of no rows at all: the statement promises one row or more."""
    task = loaded("averaged-weights")
    source = (
        "import numpy as np\n\ndef averaged_weights(weights, decay):\n    kept = [weights[0]]\n"
        "    for w in weights[1:]:\n        kept.append(decay * kept[-1] + (1 - decay) * w)\n"
        "    return np.array(kept)\n"
    )
    departure = grade(task, source).divergence
    assert departure is not None
    assert departure.iteration == 2
