"""Every mistake file of every shipped task, handed in as a submission, is named as what it is.

A usual run takes every sixteenth file, another part of each task's; EVERY_VARIANT=1 takes them all.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from test_tasks import TASKS

from graders import grade
from graders.task import slug_of

FOLDER = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
FILES = sorted(FOLDER.glob("*/mistakes/*.py"))
ONE_IN = 1 if os.environ.get("EVERY_VARIANT") else 16
# Their outcomes hold NaN inside arrays or tuples, or a run that overflowed.
ALWAYS = (
    "adam-updates/mistakes/eps-omitted.py",
    "adamw-updates/mistakes/steps-counted-from-zero.py",
    "linear-regression-descent/mistakes/squared-difference-as-gradient.py",
    "logistic-regression-descent/mistakes/sigmoid-overflows.py",
)
TAKEN = [
    file for at, file in enumerate(FILES) if at % ONE_IN == 0 or file.relative_to(FOLDER).as_posix() in ALWAYS
]


@pytest.mark.parametrize("file", TAKEN, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_a_tasks_own_mistake_is_named(file: Path) -> None:
    task = TASKS[file.parent.parent.name]
    mistake = slug_of(file.name)
    report = grade(task, file.read_bytes())
    assert report.status != "passed"
    assert report.diagnoses, report.message
    (found,) = report.diagnoses
    known = task.mistakes.get(found.mistake)
    names = {found.mistake, *(known.also_known_as if known is not None else ())}
    assert names & {mistake, *task.mistakes[mistake].also_known_as}


def test_all_tasks_are_taken_from() -> None:
    assert {file.parent.parent.name for file in TAKEN} == set(TASKS)
    assert set(ALWAYS) <= {file.relative_to(FOLDER).as_posix() for file in FILES}
