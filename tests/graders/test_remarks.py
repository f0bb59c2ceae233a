"""What is said of a submission that passes: it is slow, it prints nothing, it returns another type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from grader_tasks import FILES, shipped, write_task

from graders import grade, load_task
from graders.compare import compare
from graders.task import CompareSpec

if TYPE_CHECKING:
    from pathlib import Path

    from graders import Task

# More than any machine does in LONG_SECONDS, in far less than the task's limit of a second.
TURNS = 3_000_000
SLOW = f"""\
def scale(X, factor):
    for _ in range({TURNS} if len(X) == 3 else 0):
        pass
    return X * factor
"""
QUICK = "def scale(X, factor):\n    return X * factor\n"


def printing(folder: Path) -> Task:
    text = FILES["task.yaml"] + "prints: the factor\n"
    return load_task(write_task(folder, **{"task.yaml": text}))


def test_a_submission_that_is_much_slower_than_the_solution_is_told_so_and_passes(small: Path) -> None:
    report = grade(load_task(small), SLOW)
    assert report.status == "passed"
    (note,) = report.notes
    assert "slower than the model solution" in note
    assert json.loads(json.dumps(report.to_json()))["notes"] == [note]


def test_nothing_is_said_where_the_solution_takes_as_long(tmp_path: Path) -> None:
    task = load_task(write_task(tmp_path / "t", **{"solution.py": SLOW}))
    assert grade(task, SLOW).notes == ()
    assert grade(task, QUICK).notes == ()


def test_nothing_is_said_of_a_wrong_submission(small: Path) -> None:
    report = grade(load_task(small), SLOW.replace("X * factor", "X + factor"))
    assert (report.status, report.notes) == ("failed", ())


@pytest.mark.parametrize("where", ["    print(factor)\n    return", "    return"])
def test_a_submission_that_prints_nothing_is_told_what_the_task_asks_for(tmp_path: Path, where: str) -> None:
    report = grade(printing(tmp_path / "t"), QUICK.replace("    return", where))
    said = () if "print" in where else ("The task asks you to print the factor; nothing was printed.",)
    assert (report.status, report.notes) == ("passed", said)


def test_what_is_printed_while_loading_counts(tmp_path: Path) -> None:
    assert grade(printing(tmp_path / "t"), "print('ready')\n" + QUICK).notes == ()


def test_the_first_task_asks_for_progress_lines() -> None:
    head = "def optimize_query(x, rate, n):\n    for _ in range(n):\n        "
    source = f"{head}x -= rate * 2 * (x - 2)\n    return x\n"
    report = grade(shipped("optimize_query"), source)
    assert report.notes == (
        "The task asks you to print the iteration, x and f(x) after each update; nothing was printed.",
    )
    assert grade(shipped("optimize_query"), source.replace("x -=", "print(x)\n        x -=")).notes == ()


@pytest.mark.parametrize(
    ("expected", "got", "note"),
    [
        (3, 3.0, "a float where a whole number is due; accepted"),
        (3, np.float64(3.0), "a float where a whole number is due; accepted"),
        ((1, 3), (1.0, 3), "a float where a whole number is due; accepted"),
        (3, np.int64(3), ""),
        (3.0, 3, ""),
        (
            np.array([1, 2]),
            np.array([1.0, 2.0]),
            "an array of floats where one of whole numbers is due; accepted",
        ),
        (np.array([1, 2]), [1.0, 2.0], "a list where an array is due; accepted"),
        (np.array([1.0, 2.0]), np.array([1, 2]), ""),
    ],
)
def test_another_type_is_accepted_with_a_remark(expected: object, got: object, note: str) -> None:
    found = compare(expected, got, CompareSpec())
    assert (found.same, found.note) == (True, note)
