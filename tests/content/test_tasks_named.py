"""The tasks' mistakes in other codings and with other constants: what they do names them, never the text.

A usual run takes every eighth file; EVERY_VARIANT=1 takes them all.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from test_tasks import TASKS

from graders import grade
from graders.task import slug_of

SUBMISSIONS = Path(__file__).parent / "submissions"
FILES = sorted(SUBMISSIONS.glob("*/*.py"))
TAKEN = FILES[:: 1 if os.environ.get("EVERY_VARIANT") else 8]


@pytest.mark.parametrize("file", TAKEN, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_mistake_is_named(file: Path) -> None:
    task = TASKS[file.parent.name]
    mistake = slug_of(file.name)
    report = grade(task, file.read_bytes())
    assert report.status != "passed"
    (found,) = report.diagnoses
    known = task.mistakes.get(found.mistake)
    assert found.mistake == mistake or (known is not None and mistake in known.also_known_as)
    assert len(found.says) > 40


def test_there_is_something_to_name() -> None:
    assert {file.parent.name for file in FILES} == {file.parent.name for file in TAKEN} == set(TASKS)
    assert len(FILES) > 450
