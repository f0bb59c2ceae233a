"""Task folders: what they hold, and what is told where they are broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from grader_tasks import FILES, write_task

from graders import ContentProblem, grade, load_task
from graders.documents import DocumentProblem
from graders.task import convert, read_spec

if TYPE_CHECKING:
    from pathlib import Path

    from graders.documents import Fault


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """What keeps a folder from being loaded; nothing where nothing does."""
    try:
        load_task(folder)
    except DocumentProblem as problem:
        return tuple(problem.found)
    return ()


def test_a_task_says_what_it_holds(small: Path) -> None:
    task = load_task(small)
    assert task.id == "scale-points"
    assert task.arguments == {"X": "array", "factor": "float"}
    assert task.example_call == "scale(X=[1.0, 2.5], factor=2.0)"
    assert task.statement.startswith("Return X")
    assert [case.name for case in task.visible_cases] == ["two points"]
    assert task.cases[0].arguments["X"].dtype == np.float64
    assert task.mistakes["adds"].says == "You add the factor. Multiply by it."
    assert read_spec(small).function == "scale"


YAML = FILES["task.yaml"]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (YAML.replace("function: scale", "function: 2x"), "task.yaml:6:11"),
        (YAML.replace("X: array", "X: matrix"), "task.yaml:7"),
        (YAML.replace("[1, 2.5]", "[1, two]"), "task.yaml:11"),
        (YAML.replace("name: nothing", "name: two points"), "stands here twice"),
        (YAML.replace(", factor: 2}}", ", factr: 2}}"), "factr"),
        (YAML.replace("level: 1", "level: 9"), "task.yaml:4"),
        (YAML + "colour: red\n", "colour"),
        (YAML + "limits: {case_seconds: 61}\n", "has to be at most 60"),
        (YAML + "limits: {total_seconds: 601}\n", "has to be at most 600"),
        (YAML + "limits: {memory_mb: 8193}\n", "has to be at most 8192"),
        (YAML + "limits: {output_kb: 1025}\n", "has to be at most 1024"),
        (YAML + "iterations: steps\n", "'steps' is no argument"),
        (YAML + "iterations: factor\n", "can't count iterations"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, broken: str, told: str) -> None:
    folder = write_task(tmp_path / "t", **{"task.yaml": broken})
    with pytest.raises(ContentProblem) as caught:
        load_task(folder)
    assert told in "\n".join(caught.value.faults)
    assert all(
        fault.startswith(f"{folder}/task.yaml:") and "\n" not in fault for fault in caught.value.faults
    )
    assert [str(fault) for fault in faults_in(folder)] == list(caught.value.faults)


def test_every_missing_file_is_told_at_once(tmp_path: Path) -> None:
    folder = write_task(tmp_path / "t", **{"statement.md": None, "starter.py": None})
    with pytest.raises(ContentProblem) as caught:
        load_task(folder)
    assert len(caught.value.faults) == 2


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ContentProblem, match="there is no such task folder"):
        load_task(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        ("def cases(rng):\n    raise KeyError('x')\n", "cases.py:2:1"),
        ("def cases(rng):\n    yield {'X': [1.0]}\n", "is no dict of X, factor"),
        ("def cases(rng):\n    yield {'X': [1.0], 'factor': 'two'}\n", "factor"),
        ("def cases(rng)\n    yield\n", "cases.py:1:1"),
        ("def cases(rng):\n    yield {'X': [1.0], 'factor': 10**2000}\n", "case 3: factor: "),
        ("x = 1\n", "cases.py"),
    ],
)
def test_broken_cases_are_a_fault_of_the_task(tmp_path: Path, cases: str, told: str) -> None:
    task = load_task(write_task(tmp_path / "t", **{"cases.py": cases}))
    with pytest.raises(ContentProblem) as caught:
        grade(task, "def scale(X, factor):\n    return X\n")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1", "float"),
        (True, "int"),
        (1.5, "int"),
        (1, "bool"),
        (3, "text"),
        ([1, "a"], "array"),
        ([0.5], "int-array"),
        ([float("inf")], "int-array"),
        ([1e300], "int-array"),
        (10**2000, "float"),
        (10**2000, "int"),
        (2**63, "int"),
        (float("inf"), "int"),
        (float("nan"), "int"),
        ([10**2000], "array"),
        (np.array(1.0), "[array]"),
        (1, "[array]"),
    ],
)
def test_what_is_no_value_of_its_type(value: object, kind: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        convert(value, kind)


def test_values_of_every_type() -> None:
    assert convert(2, "float") == 2.0
    assert type(convert(2, "float")) is float
    assert type(convert(np.int64(3), "int")) is int
    assert convert(10**20, "float") == 1e20
    assert convert(-(2**63), "int") == -(2**63)
    assert convert([[1, 2], [3, 4]], "array").dtype == np.float64
    assert [part.dtype for part in convert([[0, 1], []], "[int-array]")] == [np.int64, np.int64]


def test_links_back_into_the_folder_are_not_followed(small: Path) -> None:
    (small / "mistakes" / "mistakes").symlink_to(".")
    (small / "mistakes" / "accepted").symlink_to(".")
    assert sorted(load_task(small).under("mistakes")) == ["mistakes/adds.py", "mistakes/divides.py"]


@pytest.mark.parametrize("name", ["statement.md", "task.yaml", "mistakes/adds.py", "notes.txt"])
def test_a_link_out_of_the_track_is_refused(small: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text((small / name).read_text() if (small / name).exists() else "secret")
    (small / name).unlink(missing_ok=True)
    (small / name).symlink_to(secret)
    assert [fault.what for fault in faults_in(small)][:1] == ["the link leads out of the track"]
    (tmp_path / "track.yaml").touch()
    assert faults_in(small) == ()


def test_a_link_instead_of_an_inner_folder_is_refused(small: Path) -> None:
    (small / "mistakes").rename(small.parent / "elsewhere")
    (small / "mistakes").symlink_to(small.parent / "elsewhere")
    assert [fault.what for fault in faults_in(small)] == ["this is a link"]


def test_a_link_to_nowhere_is_told(small: Path) -> None:
    (small / "mistakes" / "lost.py").symlink_to("nowhere.py")
    assert [fault.what for fault in faults_in(small)] == ["the link leads nowhere"]


@pytest.mark.parametrize(
    ("name", "size"), [("mistakes/adds.py", 256 * 1024 + 1), ("statement.md", 1024 * 1024 + 1)]
)
def test_a_file_too_large_is_told(small: Path, name: str, size: int) -> None:
    (small / name).write_bytes(b"#" * size)
    assert f"the file has more than {size - 1:,} bytes" in [fault.what for fault in faults_in(small)]


def test_too_many_files_are_told(small: Path) -> None:
    for number in range(501):
        (small / "mistakes" / f"m{number}.py").touch()
    assert "the task has more than 500 files" in [fault.what for fault in faults_in(small)]
