"""What tells a learner's earlier answers that a task has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.bank.loading import task_hash

TASK = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks" / "optimize-query"
LINE = "# yaml-language-server: $schema=../schemas/task.schema.json\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(TASK, tmp_path / "optimize-query"))
    _, rest = (copy / "task.yaml").read_text().split("\n", 1)
    (copy / "task.yaml").write_text(rest)
    return copy


@pytest.mark.parametrize("line", [LINE, LINE.replace("..", "../../.."), LINE.replace("\n", "\r\n")])
def test_the_line_for_editors_asks_nothing(folder: Path, line: str) -> None:
    before = task_hash(folder)
    text = (folder / "task.yaml").read_bytes()
    (folder / "task.yaml").write_bytes(line.encode() + text)
    assert task_hash(folder) == before


def test_the_shipped_task_has_the_line(folder: Path) -> None:
    assert (TASK / "task.yaml").read_text().startswith("# yaml-language-server: ")
    assert task_hash(TASK) == task_hash(folder)


@pytest.mark.parametrize(("file", "line"), [("task.yaml", "# of mine\n"), ("statement.md", "Another.\n")])
def test_what_else_is_written_counts(folder: Path, file: str, line: str) -> None:
    before = task_hash(folder)
    (folder / file).write_text(line + (folder / file).read_text())
    assert task_hash(folder) != before


def test_bytes_give_the_hash_that_the_logs_hold(tmp_path: Path) -> None:
    (tmp_path / "task.yaml").write_bytes(b"id: a\n")
    (tmp_path / "statement.md").write_bytes(b"# A\n")
    assert task_hash(tmp_path) == "b982273e8022b8e2"
