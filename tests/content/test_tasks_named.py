"""The tasks' mistakes in other codings and with other constants: what they do names them, never the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders import grade, load_task
from graders.task import slug_of

TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
SUBMISSIONS = Path(__file__).parent / "submissions"
FILES = sorted(SUBMISSIONS.glob("*/*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_mistake_is_named(file: Path) -> None:
    task = load_task(TASKS / file.parent.name)
    mistake = slug_of(file.name)
    report = grade(task, file.read_bytes())
    assert report.status != "passed"
    (found,) = report.diagnoses
    known = task.mistakes.get(found.mistake)
    assert found.mistake == mistake or (known is not None and mistake in known.also_known_as)
    assert len(found.says) > 40


def test_there_is_something_to_name() -> None:
    assert {file.parent.name for file in FILES} == {folder.name for folder in TASKS.iterdir()}
    assert len(FILES) > 60
