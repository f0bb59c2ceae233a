"""Proving a task: each claim that does not hold is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from grader_tasks import write_task

from graders import load_task, prove

if TYPE_CHECKING:
    from pathlib import Path


def test_a_small_task_stands(small: Path) -> None:
    assert prove(load_task(small)).sound


SAME_AS_ADDS = '"""Also adds."""\ndef scale(X, factor):\n    return factor + X\n'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("starter.py", "def scale(X, factor):\n    return X * factor\n", "the starter passes"),
        ("starter.py", "def scale(X, factor)\n", "the starter does not load"),
        ("solution.py", "def scale(X, factor):\n    return 1 / 0\n", "ZeroDivisionError"),
        ("solution.py", "def scale(X, factor):\n    return X * float('nan')\n", "is NaN"),
        ("solution.py", "def scale(X, factor):\n    return X * 1e101\n", "end diverging cases below 1e100"),
        ("solution.py", "def scale(X, factor):\n    return X * float('inf')\n", "is infinite"),
        ("accepted/loop.py", "def scale(X, factor):\n    return X\n", "does not pass"),
        ("accepted/loop.py", None, "1 of the 2 accepted"),
        (
            "mistakes/right.py",
            '"""Right."""\ndef scale(X, factor):\n    return X * factor\n',
            "passes every case",
        ),
        ("mistakes/silent.py", "def scale(X, factor):\n    return X - factor\n", "says nothing"),
        ("mistakes/plus.py", SAME_AS_ADDS, "does the same as mistakes/adds.py"),
    ],
)
def test_what_does_not_hold_is_told(tmp_path: Path, name: str, text: str | None, told: str) -> None:
    proof = prove(load_task(write_task(tmp_path / "t", **{name: text})))
    assert not proof.sound
    assert any(told in str(fault) for fault in proof.faults)


def test_a_list_for_an_array_strays_by_nothing(tmp_path: Path) -> None:
    as_list = "def scale(X, factor):\n    return [x * factor for x in X]\n"
    proof = prove(load_task(write_task(tmp_path / "t", **{"accepted/loop.py": as_list})))
    assert (proof.faults, proof.advice) == ((), ())
    assert proof.margins[0].startswith("accepted files stray by at most 0 ")


def test_a_wrong_text_is_a_mistake_like_a_wrong_number(tmp_path: Path) -> None:
    says = "def scale(X, factor):\n    return {!r}\n".format
    files = {
        "solution.py": says("up"), "accepted/loop.py": says("up"), "accepted/ufunc.py": says("up"),
        "mistakes/adds.py": '"""Says down."""\n' + says("down"), "starter.py": says(""),
    }  # fmt: skip
    assert prove(load_task(write_task(tmp_path / "t", **files))).sound


def test_answers_that_are_no_numbers_are_told_once(tmp_path: Path) -> None:
    files = {"solution.py": "def scale(X, factor):\n    return X * float('nan')\n"}
    proof = prove(load_task(write_task(tmp_path / "t", **files)))
    told = [str(fault) for fault in proof.faults if fault.code == "answer"]
    assert len(told) == 1
    assert "the answer to 'two points' and 1 other case is NaN" in told[0]


def test_one_mistake_under_two_names_may_say_so(tmp_path: Path) -> None:
    text = SAME_AS_ADDS.replace("Also adds.", "also_known_as: [adds]\n\nAlso adds.\n")
    task = load_task(write_task(tmp_path / "t", **{"mistakes/plus.py": text}))
    assert prove(task).sound
    assert task.mistakes["plus"].says == "Also adds."
