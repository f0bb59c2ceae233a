"""Mistakes with other constants, in other places, in other codings: the behaviour is named, not the text.

A usual run takes every ninth row; EVERY_VARIANT=1 runs them all.
"""

from __future__ import annotations

import os

import pytest
from coded_otherwise import FUNCTIONS, RIGHT, WRONG, rendered
from grader_tasks import impatient, shipped
from test_golden_grades import same_mistake

from graders import grade
from graders.diagnosis import slow

EVERY = 1 if os.environ.get("EVERY_VARIANT") else 9
KIND = {"optimize_query": "query", "optimize_batch_query": "batch"}
OTHER = {"optimize_query": "batch", "optimize_batch_query": "query"}


def concerns(function: str, name: str) -> bool:
    """Whether a row is meant for the function."""
    return not name.startswith(f"{OTHER[function]} ") and name != OTHER[function]


RIGHT_ROWS = [
    pytest.param(function, source, id=f"{KIND[function]}-{name}")
    for function in FUNCTIONS
    for name, source in RIGHT
    if concerns(function, name)
][::EVERY]
WRONG_ROWS = [
    pytest.param(function, slug, source, id=f"{KIND[function]}-{slug}-{name}")
    for function in FUNCTIONS
    for slug, name, source in WRONG
    if concerns(function, name)
][::EVERY]


@pytest.mark.parametrize(("function", "source"), RIGHT_ROWS)
def test_a_right_coding_passes(function: str, source: str) -> None:
    report = grade(shipped(function), rendered(source, function))
    assert report.message == f"All {report.total} cases pass."


@pytest.mark.parametrize(("function", "slug", "source"), WRONG_ROWS)
def test_a_mistake_is_named_however_it_is_coded(
    function: str, slug: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow, "LONGEST", 20)  # a machine busy with other tests is slow as well
    task = (impatient if slug.startswith("infinite") else shipped)(function)
    report = grade(task, rendered(source, function))
    assert report.status != "passed"
    assert report.diagnoses, report.message
    assert all(same_mistake(function, slug, found.mistake) for found in report.diagnoses)


def test_the_mistakes_are_many() -> None:
    assert len(WRONG) > 150
    assert len({slug for slug, _, _ in WRONG}) > 50
