"""Hostile submissions through the whole grade: the right status, no pass, the next one unharmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from grader_tasks import hurried, loaded, shipped

from graders import grade

HOSTILE = Path(__file__).parents[1] / "sandbox" / "data" / "hostile"
SUBMISSIONS = Path(__file__).with_name("submissions")
STATUS = {
    "fail": {"failed", "error"},
    "error": {"error"},
    "timeout": {"timeout"},
    "memory": {"memory"},
    "killed": {"killed"},
}
# Those that take a whole case's time, or a gigabyte, in every call are tried in the sandbox's own tests.
LONG = {
    *("huge_array_result", "deep_nested_list", "memory_list", "memory_numpy", "memory_string_doubling"),
    *("big_matmul", "print_100_mb", "huge_pow", "regex_catastrophic", "signals_ignored", "sleep_forever"),
    "infinite_loop",
}


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in (HOSTILE / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0].endswith(".py") and cells[0].removesuffix(".py") not in LONG:
            found.append((cells[0], cells[1], cells[3]))
    return found


@pytest.mark.parametrize(("name", "function", "expected"), rows())
def test_a_hostile_one_gets_no_more_than_its_verdict(name: str, function: str, expected: str) -> None:
    # What comes back by itself is not made to hurry: a busy machine needs longer for it.
    task = (hurried if "timeout" in expected else shipped)(function)
    report = grade(task, (HOSTILE / name).read_bytes())
    words = expected.split(" (", 1)
    allowed = {status for word, statuses in STATUS.items() if word in expected for status in statuses}
    if words[0] != "contained":
        assert report.status in allowed
        assert report.passed == 0
    for text in (report.message, report.output, *(case.note for case in report.cases)):
        assert all(character.isprintable() or character in "\n\t" for character in text)
    following = (SUBMISSIONS / function / "correct" / "while_loop.py").read_bytes()
    assert grade(shipped(function), following).status == "passed"


@pytest.mark.parametrize(
    "value",
    [
        "0.0",
        "-1.0",
        "123.456",
        "float('nan')",
        "10**400",
        "True",
        "'7.5'",
        "[]",
        "b'7.5'",
        "7.5 + 0j",
        "[b'']",
        "[1j]",
    ],
)
def test_an_answer_that_has_nothing_to_do_with_the_task_is_given_no_name(value: str) -> None:
    source = f"def optimize_query(initial_x, learning_rate, num_iterations):\n    return {value}\n"
    report = grade(shipped("optimize_query"), source)
    assert report.status == "failed"
    assert report.diagnoses == ()


@pytest.mark.parametrize("place", [0, -1])
def test_an_array_of_complex_numbers_is_wrong_without_a_warning(place: int) -> None:
    source = f"""
import numpy as np
def momentum_updates(params, gradients, learning_rate, momentum):
    found = np.full(np.shape(gradients), 1j)
    found[{place}:][:1] = 0
    return found
"""
    assert grade(loaded("momentum-updates"), source).status == "failed"
