"""The cache: exact, private, recomputed when damaged, never in the way."""

from __future__ import annotations

import math
import stat
from typing import TYPE_CHECKING

import numpy as np
import pytest
from grader_tasks import write_task

from graders import author, grade, load_task
from graders.cache import cache_folder, decode, encode, load, store
from graders.sandbox import shared_sandbox

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = "def scale(X, factor):\n    return X * factor\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    "value",
    [1.5, -0.0, math.inf, -math.inf, 3, True, None, "täxt", (1.0, [2]), {"a": (1,), 2: None}, [], 0.1 + 0.2],
)
def test_values_come_back_exactly(value: object) -> None:
    back = decode(encode(value))
    assert back == value
    assert type(back) is type(value)


def test_arrays_come_back_exactly() -> None:
    for array in (np.arange(6.0).reshape(2, 3), np.array([], dtype=np.int64), np.array([np.nan, np.inf])):
        back = decode(encode(array))
        assert back.dtype == array.dtype
        assert back.shape == array.shape
        assert back.tobytes() == array.tobytes()


def test_entries_are_private() -> None:
    store("task--kind-1", [1.0])
    (path,) = cache_folder().glob("*.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache_folder().stat().st_mode) == 0o700
    path.chmod(0o666)
    assert load("task--kind-1") is None  # anybody could have written it


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff\xfe", b"[1.0]\n[1.0]"])
def test_a_damaged_entry_is_no_entry(damage: bytes) -> None:
    store("task--kind-1", [1.0])
    (path,) = cache_folder().glob("*.json")
    path.write_bytes(damage)
    assert load("task--kind-1") is None


def test_a_changed_digit_is_noticed() -> None:
    store("task--kind-1", [1.25])
    (path,) = cache_folder().glob("*.json")
    path.write_bytes(path.read_bytes().replace(b"1.25", b"1.75"))
    assert load("task--kind-1") is None


def test_where_nothing_can_be_stored_grading_goes_on(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("TRAINER_CACHE", str(tmp_path / "a file"))
    assert grade(load_task(small), RIGHT).status == "passed"


def test_expected_outputs_are_computed_once(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = author.expected_outputs(load_task(small), shared_sandbox())
    monkeypatch.setattr(author, "_compute_expected", lambda *_: pytest.fail("computed again"))
    again = author.expected_outputs(load_task(small), shared_sandbox())
    assert [value.tolist() for value in first.outputs] == [value.tolist() for value in again.outputs]


def test_any_changed_file_makes_a_new_entry(small: Path) -> None:
    grade(load_task(small), RIGHT)
    before = set(cache_folder().iterdir())
    write_task(small, **{"solution.py": "def scale(X, factor):\n    return factor * X\n"})
    assert grade(load_task(small), RIGHT).status == "passed"
    assert set(cache_folder().iterdir()) > before


def test_another_seed_draws_other_cases(small: Path) -> None:
    task = load_task(small)
    one, two = (author.expected_outputs(task, shared_sandbox(), seed) for seed in (1, 2))
    assert one.outputs[0].tolist() == two.outputs[0].tolist()
    assert one.outputs[-1].tolist() != two.outputs[-1].tolist()
    assert grade(task, RIGHT, seed=1).status == grade(task, RIGHT, seed=2).status == "passed"


def test_a_mistake_that_ran_out_of_time_is_never_stored(small: Path) -> None:
    write_task(small, **{
        "mistakes/endless.py": '"""Endless."""\ndef scale(X, factor):\n    while True:\n        pass\n',
        "task.yaml": (small / "task.yaml").read_text() + "limits: {case_seconds: 0.2, total_seconds: 1}\n",
    })  # fmt: skip
    known = author.mistake_outcomes(load_task(small), shared_sandbox())
    assert known["mistakes/endless.py"][0][0] == "timeout"
    (path,) = cache_folder().glob("*--mistakes-*.json")
    assert b"endless" not in path.read_bytes()
    assert b"adds.py" in path.read_bytes()
