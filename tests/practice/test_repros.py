"""The failing case's program beside the draft: it runs, and nothing of the learner's is written over."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graders import grade, load_task
from graders.errors import Problem
from trainer.practice.repros import Repros

if TYPE_CHECKING:
    from graders.report import CaseReport
    from graders.task import Task

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
PLUS = """\
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x + learning_rate * 2 * (x - 2)
    return x
"""


@pytest.fixture(scope="module")
def task() -> Task:
    return load_task(TASKS / "optimize-query")


@pytest.fixture(scope="module")
def case(task: Task) -> CaseReport:
    found = grade(task, PLUS).first_failure
    assert found is not None
    return found


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "optimize-query.py"
    path.parent.mkdir()
    path.write_text(PLUS)
    return path


def test_it_stands_beside_the_draft_and_runs(task: Task, case: CaseReport, draft: Path) -> None:
    written = Repros(draft).write(task, case, NOW)
    assert written.path == draft.parent / "repro_optimize_query.py"
    assert written.kept is None
    ran = subprocess.run(
        [sys.executable, str(written.path)], capture_output=True, text=True, check=True, cwd=draft.parent
    )
    words = ran.stdout.split()
    assert words[0] == "expected"
    assert float(words[1]) == case.expected
    assert words[2] == "got"
    assert float(words[3]) == case.got


def test_its_own_is_written_anew_without_keeping_it(task: Task, case: CaseReport, draft: Path) -> None:
    repros = Repros(draft)
    repros.write(task, case, NOW)
    other = grade(task, PLUS).cases[-1]
    assert repros.write(task, other, NOW).kept is None
    assert not (draft.parent / "old").exists()


def test_what_the_learner_changed_is_kept(task: Task, case: CaseReport, draft: Path) -> None:
    repros = Repros(draft)
    path = repros.write(task, case, NOW).path
    path.write_text(path.read_text() + "breakpoint()\n")
    written = repros.write(task, case, NOW)
    assert written.kept is not None
    assert written.kept.read_text().endswith("breakpoint()\n")
    assert not written.path.read_text().endswith("breakpoint()\n")


def test_the_same_program_of_an_earlier_sitting_is_left(task: Task, case: CaseReport, draft: Path) -> None:
    Repros(draft).write(task, case, NOW)
    assert Repros(draft).write(task, case, NOW).kept is None


def test_a_pipe_in_its_place_is_told_and_not_waited_for(task: Task, case: CaseReport, draft: Path) -> None:
    os.mkfifo(draft.parent / "repro_optimize_query.py")
    with pytest.raises(Problem, match=r"repro_optimize_query\.py: can't be written: is no ordinary file"):
        Repros(draft).write(task, case, NOW)


def test_a_place_that_takes_no_file_is_told(task: Task, case: CaseReport, draft: Path) -> None:
    (draft.parent / "repro_optimize_query.py").mkdir()
    with pytest.raises(Problem, match="can't be written"):
        Repros(draft).write(task, case, NOW)
