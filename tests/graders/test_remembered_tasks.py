"""A task folder is read once: an unchanged one comes from the cache, and equals what was read."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from grader_tasks import SHIPPED

from graders import cache, load_task
from graders.documents import DocumentProblem
from graders.task import loading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graders import Task


def facts(task: Task) -> tuple[Any, ...]:
    cases = [(case.name, case.visible, cache.encode(dict(case.arguments))) for case in task.cases]
    return task.folder, task.spec, task.files, cases


@pytest.mark.parametrize("folder", sorted(SHIPPED.iterdir()), ids=lambda folder: folder.name)
def test_a_remembered_task_is_the_one_that_was_read(folder: Path) -> None:
    read = facts(load_task(folder))
    assert facts(load_task(folder)) == read


def test_neither_yaml_nor_pydantic_is_imported_for_an_unchanged_folder(small: Path) -> None:
    load_task(small)
    code = (
        "import sys; from graders import load_task; "
        f"assert load_task({str(small)!r}).cases[0].name == 'two points'; "
        "print([name for name in ('yaml', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("file", "look"),
    [
        ("task.yaml", lambda task: task.title),
        ("statement.md", lambda task: task.statement),
        ("solution.py", lambda task: task.solution),
    ],
)
def test_a_change_of_any_file_is_seen(small: Path, file: str, look: Callable[[Task], str]) -> None:
    before = look(load_task(small))
    path = small / file
    path.write_text(
        path.read_text().replace("Scale", "SCALE").replace("the factor", "it").replace("X *", "2 *")
    )
    assert look(load_task(small)) != before


def test_a_folder_that_breaks_is_told_though_it_was_remembered(small: Path) -> None:
    load_task(small)
    (small / "starter.py").unlink()
    with pytest.raises(DocumentProblem, match=r"starter\.py"):
        load_task(small)


def test_another_reader_reads_again(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_task(small)
    asked: list[str] = []
    monkeypatch.setattr(loading, "load", asked.append)
    load_task(small)
    monkeypatch.setattr(loading, "code_digest", lambda part: f"another {part}")
    load_task(small)
    assert len(asked) == len(set(asked)) == 2


def test_a_damaged_entry_is_read_again(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_CACHE", str(tmp_path / "cache"))
    title = load_task(small).title
    (entry,) = cache.cache_folder().glob("scale-points--read-*.json")
    entry.write_text(entry.read_text().replace("Scale", "Wrong"))
    assert load_task(small).title == title
