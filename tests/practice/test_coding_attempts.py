from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from graders.report import CaseReport, Diagnosis, Isolation, Report
from trainer.practice import given_up, submission_of
from trainer.progress import Progress, Rating, Submission


@dataclass
class Task:
    key: str = "gd/task/t1"
    content_hash: str = "t"


def report(*statuses: Any, mistake: str = "") -> Report:
    cases = tuple(CaseReport(f"case {n}", status, {}, 1.0) for n, status in enumerate(statuses))
    first = next((status for status in statuses if status != "passed"), "passed")
    found = (Diagnosis(mistake, "says"),) if mistake else ()
    return Report("t1", first, "", cases, Isolation((), strong=True), diagnoses=found)


def test_what_the_log_keeps_of_a_grade() -> None:
    kept = submission_of(
        report("passed", "timeout", mistake="plus"), Task(), trigger="command", hints=2, seconds=9.0
    )
    assert kept == Submission("gd/task/t1", "t", "timeout", 1, 2, ("plus",), "command", 2, 9.0)


def attempt(status: Any, trigger: Any = "key", hints: int = 0) -> Submission:
    return submission_of(report(status), Task(), trigger=trigger, hints=hints)


@pytest.mark.parametrize(
    ("attempts", "rating"),
    [
        ([], None),
        ([attempt("failed", "typing")], None),
        ([attempt("passed", "typing")], Rating.GOOD),
        ([attempt("failed"), attempt("passed", "command")], Rating.GOOD),
        ([attempt("passed", hints=1)], Rating.HARD),
        ([attempt("failed")], Rating.AGAIN),
        ([given_up(Task())], Rating.AGAIN),
        ([given_up(Task()), attempt("passed")], Rating.AGAIN),
    ],
)
def test_what_the_log_makes_of_a_days_attempts(
    progress: Progress, attempts: list[Submission], rating: Rating | None
) -> None:
    for submission in attempts:
        progress.record_submission(submission)
    ratings = [row.rating for row in progress.answers() if row.rating is not None]
    assert ratings == ([] if rating is None else [rating])
