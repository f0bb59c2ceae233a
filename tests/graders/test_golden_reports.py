"""Submission in, whole report out: each folder of `golden/` holds both (see its README)."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import pytest

from graders import Task, grade, load_task

GOLDEN = Path(__file__).with_name("golden")
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/submission.py"))


@pytest.fixture(scope="module")
def task() -> Task:
    return load_task(GOLDEN / "task")


def report_on(task: Task, name: str) -> dict[str, Any]:
    report = grade(task, (GOLDEN / name / "submission.py").read_bytes()).to_json()
    del report["seconds"]
    # Which walls stand is the machine's; tests/sandbox looks at them.
    del report["isolation"]
    return report


def same(one: Any, other: Any) -> bool:
    """Equal, but for the last digits of numbers, which another processor may round otherwise."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


@pytest.mark.parametrize("name", CASES)
def test_the_whole_report(task: Task, name: str) -> None:
    path = GOLDEN / name / "report.json"
    got = report_on(task, name)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(got, indent=2, ensure_ascii=True) + "\n", encoding="utf-8")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert same(expected, json.loads(json.dumps(got))), json.dumps(got, indent=2)
