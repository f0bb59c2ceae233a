"""Answers looked back on: as they were shown, what was handed in, what that came to; and own words marked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from graders.errors import Problem
from trainer.bank import open_catalogue
from trainer.places import shipped_content
from trainer.practice import NotJudged, Presentation, Verdict, judge, present
from trainer.practice.interview import (
    Asked,
    Course,
    Given,
    Interview,
    Plan,
    as_html,
    as_markdown,
    courses,
    lessons,
    look_back,
    mark,
    report_of,
    report_on,
)
from trainer.practice.interview.leading import lead_in
from trainer.practice.interview.lessons import Lesson

if TYPE_CHECKING:
    from conftest import Clock

    from trainer.bank import Catalogue
    from trainer.progress import Progress

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
KINDS = ("choice", "trap", "numeric", "order", "match", "cloze", "open")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_catalogue((shipped_content(),), tmp_path_factory.mktemp("cache"))


def some_response(shown: Presentation, rng: Random) -> Any:
    """An answer of the question's kind, drawn: now right, now wrong."""
    if shown.kind in ("choice", "trap"):
        count = rng.randint(1, len(shown.options)) if shown.several else 1
        return frozenset(rng.sample(range(len(shown.options)), count))
    if shown.kind == "numeric":
        return rng.choice([repr(shown.answer), "1/3", "-2.5e-1", "40 %"])
    if shown.kind == "order":
        return rng.sample(range(len(shown.steps)), len(shown.steps))
    if shown.kind == "match":
        return dict(enumerate(rng.sample(range(len(shown.rights)), len(shown.rights))))
    if shown.kind == "cloze":
        return [rng.choice([accepted[0], "something else"]) for accepted in shown.blanks]
    points = range(len(shown.key_points))
    return ("in my words", frozenset(rng.sample(points, rng.randint(0, len(points)))), rng.randint(1, 4))


def verdict_of(shown: Presentation, response: Any) -> Verdict:
    verdict = judge(shown, response)
    assert not isinstance(verdict, NotJudged)
    return verdict


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_log_keeps_shows_the_answer_again(shipped: Catalogue, kind: str) -> None:
    rng = Random(kind)
    for card in shipped.questions_of(kind=kind)[:12]:
        seed = rng.getrandbits(31)
        verdict = verdict_of(shown := present(shipped.question(card.key), seed), some_response(shown, rng))
        kept = json.loads(json.dumps(verdict.response))
        back = look_back(Given(card.key, "aside", seed, AT, response=kept), shipped)
        assert back.shown == shown
        assert back.verdict == verdict
        assert not back.changed


def test_a_question_that_is_another_by_now_is_not_held_against_the_old_answer(shipped: Catalogue) -> None:
    card = shipped.questions_of(kind="choice")[0]
    shown = present(shipped.question(card.key), 5)
    kept = verdict_of(shown, {0}).response
    given = Given(card.key, "aside", 5, AT, response=kept, content_hash="of another wording")
    assert look_back(given, shipped).changed
    lost = kept | {"order": [*kept["order"], len(kept["order"])]}
    for response in (lost, {"chosen": [99], "order": kept["order"]}, {"typed": "1"}, "nonsense"):
        back = look_back(replace(given, response=response, content_hash=card.content_hash), shipped)
        assert (back.response, back.verdict, back.changed) == (None, None, True)
    assert look_back(replace(given, key="gone/question/gone"), shipped).shown is None


def begin_with_an_open_one(progress: Progress, shipped: Catalogue) -> tuple[Interview, Presentation]:
    interview = Interview.begin(progress, shipped, Plan(20, 2), Random(1))
    asked = interview.next()
    assert asked is not None
    return interview, present(shipped.question(asked.card.key), asked.seed)


def test_own_words_wait_until_they_are_marked(progress: Progress, shipped: Catalogue, clock: Clock) -> None:
    interview, shown = begin_with_an_open_one(progress, shipped)
    clock.forward(seconds=70)
    interview.answer_open(shown, "something", 70, confidence=95)
    (given,) = interview.given
    assert not given.marked
    assert not progress.answers()
    report = report_of(progress, shipped, interview.id)
    assert (report.asked, report.unmarked, report.calibration, report.study) == (0, 1, (), ())
    assert report.headline == "1 answer not marked yet."
    interview.end()

    back = look_back(given, shipped)
    verdict = verdict_of(shown, (back.response.text, frozenset({0}), 1))
    mark(progress, shipped, interview.id, 1, verdict)
    mark(progress, shipped, interview.id, 1, verdict)  # once is enough
    (row,) = progress.answers()
    assert (row.card, row.seconds, row.confidence, row.correct) == (given.key, 70, 95, False)
    report = report_of(progress, shipped, interview.id)
    assert report.headline == "0 of 1 right, certain and wrong once."
    assert report.spent == pytest.approx(70)
    marked = look_back(courses(progress)[0].given[0], shipped)
    assert marked.verdict == verdict


def test_what_the_bank_lost_stays_unmarked(progress: Progress, shipped: Catalogue) -> None:
    interview, shown = begin_with_an_open_one(progress, shipped)
    interview.answer_open(shown, "something", 10)
    interview.end()
    smaller = replace(shipped, questions=())
    with pytest.raises(Problem, match="no longer in the bank"):
        mark(progress, smaller, interview.id, 1, verdict_of(shown, ("", frozenset(), 3)))
    assert not progress.answers()


@pytest.mark.parametrize(
    ("text", "confidence", "holds"),
    [("", 40, False), ("", 95, True), ("nothing of the kind", 95, False)],
    ids=["aloud, guessing", "aloud, certain", "written, beside the point"],
)
def test_what_follows_own_words_goes_by_what_can_be_heard(
    progress: Progress, shipped: Catalogue, text: str, confidence: int, *, holds: bool
) -> None:
    interview, shown = begin_with_an_open_one(progress, shipped)
    interview.answer_open(shown, text, 30, confidence=confidence)
    assert interview.given[0].correct is holds
    following = interview.next()
    assert following is not None
    assert following.role == ("deeper" if holds else "trap")


def test_every_key_point_said_goes_deeper(progress: Progress, shipped: Catalogue) -> None:
    interview, shown = begin_with_an_open_one(progress, shipped)
    interview.answer_open(shown, ". ".join(point.phrases[0] for point in shown.key_points), 30, confidence=40)
    assert interview.given[0].correct


def test_a_follow_up_does_not_tell_whether_the_answer_was_right(shipped: Catalogue) -> None:
    card = shipped.questions_of(kind="numeric")[0]
    shown = present(shipped.question(card.key), 3)
    said = {}
    for typed in (repr(shown.answer), "-123"):
        verdict = verdict_of(shown, typed)
        before = Given(card.key, "aside", 3, AT, correct=verdict.correct, response=verdict.response)
        asked = Asked(card, "deeper" if verdict.correct else "trap", 1, 2)
        said[verdict.correct] = lead_in(asked, before, shipped).replace(typed, "…")
    assert said == {True: "You said …. Follow-up:", False: "You said …. Follow-up:"}


def test_the_interviewer_says_where_a_question_comes_from(shipped: Catalogue) -> None:
    card = shipped.questions_of(kind="open")[0]
    told = Given(
        card.key, "opener", 1, AT, response={"text": "It goes *down* the slope, step by step, until x stops."}
    )
    assert lead_in(Asked(card, "opener", 1, 1), None, shipped).startswith("Let us begin with ")
    assert lead_in(Asked(card, "opener", 1, 2), told, shipped).startswith("Something else: ")
    assert lead_in(Asked(card, "aside", 1, 2), told, shipped).startswith("A short one, on ")
    words = lead_in(Asked(card, "deeper", 1, 2), told, shipped)
    assert words == "You said “It goes down the slope, step by step, until x …”. Follow-up:"
    aloud = replace(told, response={"text": ""})
    assert lead_in(Asked(card, "deeper", 1, 2), aloud, shipped) == "Staying with that:"


def test_a_follow_up_of_another_topic_says_where_it_leads(shipped: Catalogue) -> None:
    card = next(question for question in shipped.questions if question.topic == "optimizers")
    before = next(question for question in shipped.questions if question.topic == "momentum")
    for given in (Given(before.key, "aside", 1, AT, correct=True), Given(before.key, "aside", 1, AT)):
        asked = Asked(card, "deeper" if given.correct else "trap", 1, 2)
        assert lead_in(asked, given, shipped) == "That leads to *Adam and its kin*:"


def test_a_report_names_no_blank_of_a_template(progress: Progress, shipped: Catalogue) -> None:
    drawn = [question for question in shipped.questions if "{{" in question.prompt_line]
    given = [Given(question.key, "aside", 1, AT) for question in drawn]
    report = report_on(Course("1", Plan(20, 2), 1, AT, given=given), shipped, AT)
    assert drawn
    assert "{{" not in as_markdown(report)


def test_a_known_mistake_is_told_between_the_answer_and_what_is_right(shipped: Catalogue) -> None:
    report = report_on(Course("1", Plan(20, 2), 1, AT), shipped, AT)
    lesson = Lesson(1, "Where?", "4.4", "3.6", "The slope is 4.", "You went uphill.")
    markdown, page = as_markdown(report, [lesson]), as_html(report, [lesson])
    parts = ["**Yours**\n\n> 4.4", "**Mistake**\n\n> You went uphill.", "**Right**\n\n> 3.6"]
    assert "\n\n".join(parts) in markdown
    assert "<dt>Mistake</dt><dd>You went uphill.</dd>" in page


def test_what_went_wrong_is_told_with_what_is_right(
    progress: Progress, shipped: Catalogue, clock: Clock
) -> None:
    interview, shown = begin_with_an_open_one(progress, shipped)
    hostile = "# no heading\n<script>alert(1)</script> \x1b[2J"
    interview.answer(verdict_of(shown, (hostile, frozenset(), 1)), 10)
    asked = interview.next()
    assert asked is not None
    interview.skip()
    interview.end()
    report = report_of(progress, shipped, interview.id)
    wrong, passed_over = lessons(report, shipped)
    assert (wrong.number, wrong.said, wrong.right) == (1, hostile, shown.model_answer)
    assert passed_over.said == "passed over"
    markdown, page = as_markdown(report, (wrong, passed_over)), as_html(report, (wrong, passed_over))
    assert "> # no heading\n" in markdown
    assert "<script" not in page
    assert "\x1b" not in markdown + page
    heads = [line for line in markdown.splitlines() if line.startswith("#")]
    assert heads[-3:] == ["## What went wrong", "### Question 1", "### Question 2"]
