"""A sitting at a task, without a screen: what counts as an attempt, what comes back, what giving up costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from test_coding_words import MEAN, PASSED, failing, report

from trainer.progress import Progress
from trainer.tui.screens.coding.session import Session, until

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("span", "words"),
    [(timedelta(hours=3), "today"), (timedelta(days=1), "tomorrow"), (timedelta(days=4), "in 4 days"),
     (timedelta(days=-3), "today"), (timedelta(days=100), "in 3 months")],
)  # fmt: skip
def test_when_it_comes_again_in_words(span: timedelta, words: str) -> None:
    assert until(span) == words


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


TASK = SimpleNamespace(key="track/task/a-task", content_hash="hash")


def test_a_sitting_counts_attempts_until_the_pass(tmp_path: Path) -> None:
    clock = Clock()
    with Progress.open(tmp_path, now=clock) as progress:
        session = Session(TASK, progress, clock)
        assert not session.solution_is_open
        for source in ("code", "other"):
            session.record(report(failing(), diagnoses=(MEAN,)), "key", source)
        session.record(report(failing()), "typing", "code")
        assert session.attempts == 2
        session.record(PASSED, "typing", "code")
        session.record(PASSED, "typing", "code")
        assert session.attempts == 3
        assert session.solution_is_open
        assert not session.solution_words
        later = Session(TASK, progress, clock)
        assert later.solution_is_open
        assert "counts nothing" in later.solution_words
        assert session.next_seen in ("tomorrow", "in 2 days", "in 3 days")
        clock.at += timedelta(days=30)
        again = Session(TASK, progress, clock)
        assert not again.solution_is_open, "it is due again"
        again.record(report(failing()), "key", "code")
        assert again.attempts == 1


def submissions(progress: Progress) -> int:
    return sum(event.kind == "submission" for event in progress.events())


def test_the_same_code_with_the_same_verdict_is_no_new_attempt(tmp_path: Path) -> None:
    clock = Clock()
    with Progress.open(tmp_path, now=clock) as progress:
        session = Session(TASK, progress, clock)
        session.record(report(failing()), "key", "code")
        session.record(report(failing()), "key", "code  \n\n")
        assert (session.attempts, submissions(progress)) == (1, 1)
        Session(TASK, progress, clock).record(report(failing()), "key", "code")
        assert submissions(progress) == 1, "not in another sitting either"
        session.record(report(failing(), diagnoses=(MEAN,)), "key", "code")
        assert session.attempts == 2, "another verdict"
        session.record(report(failing(), diagnoses=(MEAN,)), "key", "other")
        session.record(report(failing(), diagnoses=(MEAN,)), "key", "code")
        assert session.attempts == 4, "not in a row"


@pytest.mark.parametrize("between", ["a pass", "given up", "taken back"])
def test_what_happened_since_makes_the_same_code_a_new_attempt(tmp_path: Path, between: str) -> None:
    clock = Clock()
    with Progress.open(tmp_path, now=clock) as progress:
        session = Session(TASK, progress, clock)
        session.record(report(failing()), "key", "code")
        if between == "a pass":
            session.record(PASSED, "key", "right")
        elif between == "given up":
            session.give_up()
        else:
            progress.undo()
            session = Session(TASK, progress, clock)
        before = submissions(progress)
        session.record(report(failing()), "key", "code")
        assert submissions(progress) == before + 1


def test_where_everything_counts_the_same_code_counts_again(tmp_path: Path) -> None:
    clock = Clock()
    with Progress.open(tmp_path, now=clock) as progress:
        session = Session(TASK, progress, clock, once=False)
        for _ in range(2):
            session.record(report(failing()), "key", "code")
        assert session.attempts == 2


def test_a_mistake_brings_back_what_teaches_it_and_nothing_hidden(tmp_path: Path) -> None:
    clock = Clock()
    asked = [SimpleNamespace(key=f"track/question/{name}", title=name) for name in ("why", "how")]
    teaching = {("mean-instead-of-sum",): asked}
    with Progress.open(tmp_path, now=clock) as progress:
        session: Any = Session(TASK, progress, clock, lambda mistakes: teaching.get(tuple(mistakes), ()))
        progress.suspend("track/question/how")
        session.record(report(failing(), diagnoses=(MEAN,)), "key", "code")
        assert [question.title for question in session.coming_back] == ["why"]
        assert progress.state("track/question/why").forwarded is not None
        session.record(report(failing(), diagnoses=(MEAN,)), "key", "code")
        assert [question.title for question in session.coming_back] == ["why"], "it still does"
        session.record(report(failing(), diagnoses=(MEAN,)), "typing", "code")
        assert session.coming_back == (), "it counts for nothing"
        session.record(PASSED, "key", "code")
        assert session.coming_back == ()


def test_giving_up_is_a_lapse_and_opens_the_solution(tmp_path: Path) -> None:
    clock = Clock()
    with Progress.open(tmp_path, now=clock) as progress:
        session = Session(TASK, progress, clock)
        session.give_up()
        assert session.solution_is_open
        assert session.solution_words == "Given up; counted as a lapse."
        assert session.attempts == 0
        (event,) = progress.events()
        assert event.payload["trigger"] == "gave-up"
