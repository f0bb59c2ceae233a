"""The cache: exact, private, recomputed when damaged, never in the way."""

from __future__ import annotations

import math
import os
import platform
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from grader_tasks import FILES, write_task

from graders import author, cache, grade, load_task
from graders.cache import cache_folder, decode, encode, load, store
from graders.sandbox import shared_sandbox

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


class Computed:
    """Counts how often the author's side had to run, for expected outputs and for mistakes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.expected = self.mistakes = 0
        compute, run = author._compute_expected, author._run_mistake

        def expected(*given: Any) -> Any:
            self.expected += 1
            return compute(*given)

        def mistake(*given: Any) -> Any:
            self.mistakes += 1
            return run(*given)

        monkeypatch.setattr(author, "_compute_expected", expected)
        monkeypatch.setattr(author, "_run_mistake", mistake)

    def asked(self, folder: Path, seed: int | None = None) -> tuple[int, int]:
        """How often either runs for a task that is loaded anew."""
        before = self.expected, self.mistakes
        task = load_task(folder)
        author.expected_outputs(task, shared_sandbox(), seed)
        author.mistake_outcomes(task, shared_sandbox(), seed)
        return self.expected - before[0], self.mistakes - before[1]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Computed:
    return Computed(monkeypatch)


def test_what_was_computed_serves_the_next_process(small: Path, computed: Computed) -> None:
    assert computed.asked(small) == (1, 2)
    assert computed.asked(small) == (0, 0)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_of_the_task_is_never_answered_from_before(
    name: str, small: Path, computed: Computed
) -> None:
    computed.asked(small)
    path = small / name
    comment = "\nMore.\n" if name.endswith(".md") else "\n# more\n"
    path.write_text(path.read_text(encoding="utf-8") + comment, encoding="utf-8")
    assert computed.asked(small) == (1, 2)


def test_a_change_of_one_byte_that_keeps_size_and_times_is_seen(small: Path, computed: Computed) -> None:
    computed.asked(small)
    path = small / "solution.py"
    about = path.stat()
    path.write_text(path.read_text().replace("X * factor", "X - factor"))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert path.stat().st_size == about.st_size
    assert computed.asked(small) == (1, 2)
    assert grade(load_task(small), RIGHT).status == "failed"


@pytest.mark.parametrize("name", ["notes.txt", "accepted/other.py"])
def test_a_file_more_or_less_is_seen(name: str, small: Path, computed: Computed) -> None:
    computed.asked(small)
    (small / name).write_text(RIGHT)
    assert computed.asked(small) == (1, 2)
    (small / name).rename((small / name).with_stem("renamed"))
    assert computed.asked(small) == (1, 2)
    (small / name).with_stem("renamed").unlink()
    assert computed.asked(small) == (0, 0)  # as it was at first


PARTS = ["reference/core.py", "reference/adam.py", "sandbox/zygote/codec.py", "sandbox/conversation.py"]


@pytest.mark.parametrize("name", [*PARTS, "reference/new.py"])
def test_changed_code_of_ours_is_seen(
    name: str, small: Path, computed: Computed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reference, and the code that defines the wire format: read from a copy, in which a byte changes."""
    copy = tmp_path / "graders"
    shutil.copytree(Path(cache.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "__file__", str(copy / "cache.py"))
    computed.asked(small)
    assert computed.asked(small) == (0, 0)
    with (copy / name).open("a") as file:
        file.write("#")
    assert computed.asked(small) == (1, 2)


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        (np, "__version__", "9.9.9"),
        (sys, "version", "3.99.0 (main)"),
        (platform, "machine", lambda: "another"),
        (author, "_FORMAT", "another"),
    ],
)
def test_another_version_is_never_answered_from_before(
    where: Any, name: str, value: Any, small: Path, computed: Computed, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed.asked(small)
    monkeypatch.setattr(where, name, value)
    assert computed.asked(small) == (1, 2)
    monkeypatch.undo()


def test_another_seed_is_never_answered_from_before(small: Path, computed: Computed) -> None:
    computed.asked(small, 1)
    assert computed.asked(small, 2) == (1, 2)
    assert computed.asked(small, 1) == computed.asked(small, 2) == (0, 0)


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
