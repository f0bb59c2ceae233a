"""Proving a task: each claim that does not hold is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from grader_tasks import SHIPPED, write_task

from graders import load_task, prove

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", sorted(folder.name for folder in SHIPPED.iterdir()))
def test_the_shipped_tasks_stand(name: str) -> None:
    proof = prove(load_task(SHIPPED / name))
    assert proof.faults == ()
    assert proof.advice == ()
    assert len(proof.margins) == 2


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


def test_one_mistake_under_two_names_may_say_so(tmp_path: Path) -> None:
    text = SAME_AS_ADDS.replace("Also adds.", "also_known_as: [adds]\n\nAlso adds.\n")
    task = load_task(write_task(tmp_path / "t", **{"mistakes/plus.py": text}))
    assert prove(task).sound
    assert task.mistakes["plus"].says == "Also adds."
