"""A failing case as a program of its own, which really makes the call."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from grader_tasks import shipped

from graders import grade
from graders.report import CaseReport
from graders.repro import repro_name, repro_script

if TYPE_CHECKING:
    from pathlib import Path

MEAN = """\
import numpy as np

def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.mean(w - X)
    return w

if __name__ == "__main__":
    raise SystemExit("the guard must hold")
"""


def run(script: str, folder: Path) -> str:
    path = folder / "repro.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize("which", ["two points", "a thousand"])
def test_the_script_shows_what_the_grader_saw(tmp_path: Path, which: str) -> None:
    task = shipped("optimize_batch_query")
    submission = tmp_path / "it's mine.py"
    submission.write_text(MEAN)
    report = grade(task, MEAN)
    failing = [case for case in report.cases if case.status == "failed"]
    large = max(failing, key=lambda case: len(case.arguments["X"]))
    case = next(case for case in failing if case.name == which) if which == "two points" else large
    script = repro_script(task, case, submission)
    assert max(map(len, script.splitlines())) <= 120
    assert run(script, tmp_path) == f"expected {case.expected}\ngot      {case.got}\n"
    assert repro_name(task) == "repro_optimize_batch_query.py"


def test_every_kind_of_value_comes_back(tmp_path: Path) -> None:
    arguments = {
        "X": np.array([[1.5, np.nan], [np.inf, -np.inf]]),
        "labels": np.array([1, 0], dtype=np.int64),
        "batches": [np.array([0, 1]), np.array([], dtype=np.int64)],
        "flag": True,
        "name": "a 'quoted', \\ and long text " + "with blanks " * 20,
    }
    submission = tmp_path / "submission.py"
    submission.write_text(
        "def optimize_batch_query(*values):\n    return [(getattr(v, 'dtype', type(v)), v) for v in values]\n"
    )
    case = CaseReport("odd \x1b[2J case", "failed", arguments, expected=(1.0, [float("nan")]))
    script = repro_script(shipped("optimize_batch_query"), case, submission)
    assert "\x1b" not in script
    values = [(getattr(value, "dtype", type(value)), value) for value in arguments.values()]
    assert run(script, tmp_path) == f"expected (1.0, [nan])\ngot      {values}\n"
