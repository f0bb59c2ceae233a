"""The collected submissions: all right ones pass, and each wrong one is named as its table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from grader_tasks import impatient, shipped

from graders import grade
from graders.diagnosis import evidence, slow

SUBMISSIONS = Path(__file__).with_name("submissions")
FUNCTIONS = ("optimize_query", "optimize_batch_query")
SAME = {
    frozenset({"sign-flipped", "difference-reversed"}),
    frozenset({"early-return-in-loop", "result-never-assigned"}),
}
SAME_IN_BATCH = {
    frozenset({"forgets-to-sum", "mean-instead-of-sum"}),
    frozenset({"divides-by-two-n", "newton-step"}),
    frozenset({"default-argument-mutable", "global-state-leaks-between-calls"}),
}
WORDS = {"wrong value": "failed", "wrong type of result": "failed", "timeout": "timeout"}


def rows(function: str, kind: str) -> dict[str, list[str]]:
    """File name to the other cells, from the folder's table."""
    text = (SUBMISSIONS / function / kind / "README.md").read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]
    return {row[0]: row[1:] for row in cells if row[0].endswith(".py")}


def same_mistake(function: str, one: str, other: str) -> bool:
    groups = SAME | (SAME_IN_BATCH if function == "optimize_batch_query" else set())
    return one == other or any({one, other} <= group for group in groups)


RIGHT = [(function, name) for function in FUNCTIONS for name in rows(function, "correct")]
WRONG = [(function, name, cells) for function in FUNCTIONS for name, cells in rows(function, "wrong").items()]


def test_every_file_stands_in_its_table() -> None:
    for function in FUNCTIONS:
        for kind in ("correct", "wrong"):
            files = {path.name for path in (SUBMISSIONS / function / kind).glob("*.py")}
            assert files == set(rows(function, kind))
    assert len(RIGHT) == 72
    assert len(WRONG) == 154


@pytest.mark.parametrize(("function", "name"), RIGHT)
def test_a_right_one_passes(function: str, name: str) -> None:
    report = grade(shipped(function), (SUBMISSIONS / function / "correct" / name).read_bytes())
    assert (report.status, report.message) == ("passed", f"All {report.total} cases pass.")
    assert report.diagnoses == ()


@pytest.mark.parametrize(("function", "name", "cells"), WRONG)
def test_a_wrong_one_is_named(
    function: str, name: str, cells: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A machine busy with other tests is slow as well: what is too slow is waited for until it ends.
    monkeypatch.setattr(slow, "LONGEST", 20)
    if name.startswith("too_slow"):
        monkeypatch.setattr(slow, "_LONGER", 100)
        monkeypatch.setattr(evidence, "_MOST_SECONDS", 60)
    task = (impatient if name.startswith(("infinite", "too_slow")) else shipped)(function)
    report = grade(task, (SUBMISSIONS / function / "wrong" / name).read_bytes())
    mistake, expected = cells[0], cells[2]
    assert report.status != "passed"
    assert [same_mistake(function, mistake, found.mistake) for found in report.diagnoses] == [True]
    assert report.message
    assert "\n" not in report.message
    if expected.startswith("error"):
        assert report.status == "error" or mistake.startswith("mutates")
    elif expected.removeprefix("fail: ") in WORDS:
        assert report.status == WORDS[expected.removeprefix("fail: ")]


def test_the_bytes_are_those_collected() -> None:
    crlf = (SUBMISSIONS / "optimize_query/correct/crlf_line_ends.py").read_bytes()
    latin = (SUBMISSIONS / "optimize_query/correct/latin1_cookie.py").read_bytes()
    tabs = (SUBMISSIONS / "optimize_query/wrong/tabs_and_spaces_mixed.py").read_bytes()
    assert b"\r\n" in crlf
    assert re.search(rb"[\x80-\xff]", latin)
    assert b"\n\t" in tabs
