"""Where one stands over a span: computed from the log alone, whatever way its events came together."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_bank import TASK, catalogue, question

from trainer.days import to_micros
from trainer.progress import Event, Progress, export_lines, merge_lines
from trainer.progress.mastery import objective_mastery, topic_mastery
from trainer.progress.model import Policy
from trainer.progress.recall import Brier, brier_of, interval, judged
from trainer.progress.replay import replay
from trainer.progress.report import stats_lines
from trainer.progress.standing import standing
from trainer.progress.statistics import summary
from trainer.progress.wording import brier_words, calibration_words, waiting_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Submission

    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]

TODAY = date(2026, 3, 2)
NAMES = "abcdef"
GOLDEN = Path(__file__).parent / "data" / "stats.txt"
KEYS_PAGE = Path(__file__).parents[2] / "docs" / "statistics.md"


CATALOGUE = catalogue(
    {"basics": "The basics", "rate": "The rate"},
    {"say": ("basics", "Say it"), "do": ("rate", "Do it")},
    *(question(name, "basics", "say") for name in "abc"),
    *(question(name, "rate", "do", "say") for name in "def"),
)


def at(day: int, minute: int, name: str, rating: int, number: int, confidence: int | None = None) -> Event:
    """An answer so many days after the first one."""
    moment = datetime(2026, 1, 5, 9, 0, tzinfo=timezone(timedelta(hours=2)))
    moment += timedelta(days=day, minutes=minute)
    payload = {
        "rating": rating, "correct": rating > 1, "seconds": 20.0, "mode": "review", "content_hash": "h",
        "confidence": confidence,
    }  # fmt: skip
    return Event(f"{number:032x}", to_micros(moment), 7200, "answer", f"gd/question/{name}", payload)


def attempt_at(day: int, minute: int, status: str, number: int) -> Event:
    """A graded attempt at the task."""
    found = at(day, minute, "a", 3, number)
    payload = {
        "status": status, "trigger": "key", "hints": 0, "seconds": 100.0, "content_hash": "t",
        "passed": 1, "total": 3, "mistakes": [] if status == "passed" else ["plus-instead-of-minus"],
    }  # fmt: skip
    return Event(found.id, found.at, found.offset, "submission", TASK, payload)


def two_months() -> list[Event]:
    """Sixty days of somebody who forgets a fifth."""
    rng, events = Random(4), []
    for day in range(57):
        if rng.random() < 0.3:
            continue
        for minute in range(rng.randrange(2, 9)):
            sure = rng.choice([None, None, 40, 70, 95])
            rating = 1 if rng.random() < 0.2 else rng.choice([2, 3, 3, 4])
            events.append(at(day, minute, rng.choice(NAMES), rating, len(events), sure))
        if day % 10 == 3:
            events.append(attempt_at(day, 30, "failed", len(events)))
            events.append(attempt_at(day, 40, rng.choice(["failed", "passed"]), len(events)))
    return events


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.integers(0, 60), st.integers(0, 900), st.sampled_from("abcd"), st.integers(1, 4)),
        st.tuples(st.integers(0, 60), st.integers(0, 900), st.sampled_from(["failed", "passed"])),
    ),
    min_size=1,
    max_size=40,
)


def made(drawn: list[tuple[int, ...]]) -> list[Event]:
    return [
        at(day, minute, *rest, number=number) if len(rest) == 2 else attempt_at(day, minute, *rest, number)  # type: ignore[arg-type]
        for number, (day, minute, *rest) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(EVENTS)
def test_mastery_over_time_is_what_it_was_on_each_day(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[int, ...]]
) -> None:
    folder, events = tmp_path_factory.mktemp("data"), made(drawn)
    now = datetime(2026, 3, 8, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    with Progress.open(folder / "whole", now=lambda: now) as progress:
        progress.add_events(events)
        found = standing(progress, CATALOGUE, days=None).mastery
    for index in sorted({0, len(found.days) // 2, len(found.days) - 1}):
        # three in the morning: the study day's last hour
        end = datetime.combine(found.days[index], datetime.min.time(), tzinfo=now.tzinfo) + timedelta(
            hours=27
        )
        before = [event for event in events if event.at < to_micros(end)]
        states = {
            card: replay(card, [event for event in before if event.card == card], Policy()).state
            for card in {event.card for event in before}
        }
        topics = topic_mastery(CATALOGUE, states, end, Policy())
        objectives = objective_mastery(CATALOGUE, states, end, Policy())
        for courses, then in ((found.topics, topics), (found.objectives, objectives)):
            assert [course.id for course in courses] == [item.id for item in then]
            for course, item in zip(courses, then, strict=True):
                assert course.mastery[index] == pytest.approx(item.mastery, abs=1e-9)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(EVENTS, st.randoms(use_true_random=False))
def test_merged_logs_give_the_same_statistics_whatever_the_order(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[int, ...]], rng: Random
) -> None:
    folder, events = tmp_path_factory.mktemp("data"), made(drawn)
    now = datetime(2026, 3, 8, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    here, there = [event for event in events if rng.random() < 0.6], list(events)
    rng.shuffle(there)
    seen = []
    for number, (first, second) in enumerate(((here, there), (there, here))):
        with (
            Progress.open(folder / f"{number}", now=lambda: now) as one,
            Progress.open(folder / f"{number}-other", now=lambda: now) as other,
        ):
            one.add_events(first)
            other.add_events(second)
            for _ in range(2):
                merge_lines(one, export_lines(other))
            seen.append((standing(one, CATALOGUE, days=91).to_json(), stats_lines(one, CATALOGUE, 91)))
    assert seen[0] == seen[1]


@pytest.fixture
def months(progress: Progress, clock: Clock) -> Progress:
    clock.moment = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    progress.add_events(two_months())
    return progress


def test_the_text_is_as_it_was_looked_at(months: Progress) -> None:
    """After a wanted change, look at what the test shows and keep it as the file."""
    assert "\n".join(stats_lines(months, CATALOGUE, 56)) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_every_key_is_documented(months: Progress) -> None:
    found = json.loads(json.dumps(standing(months, CATALOGUE).to_json(), allow_nan=False))
    told = re.findall(r"^\| `(\w+)` \|", KEYS_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(found) == sorted(told)


def test_the_numbers_of_a_span_belong_to_it(months: Progress) -> None:
    short, long = (standing(months, CATALOGUE, days=days) for days in (14, 56))
    assert (short.first, long.first) == (TODAY - timedelta(days=13), date(2026, 1, 7))
    assert [period.last for period in short.pace] == [
        TODAY - timedelta(days=back) for back in range(13, -1, -1)
    ]
    assert short.recall is not None
    assert long.recall is not None
    assert short.recall.reviews < long.recall.reviews
    assert sum(recall.reviews for _, recall in long.recalls) == long.recall.reviews
    assert long.mastery.days[-1] == TODAY == short.mastery.days[-1]
    # what is told in weeks adds up to the same answers
    answers = sum(period.answers * ((period.last - period.first).days + 1) for period in long.pace)
    assert answers == pytest.approx(sum(day.answers for day in long.days))
    assert long.pace[0].first == long.first
    assert short.summary.answers == long.summary.answers


def test_a_span_longer_than_the_log_begins_with_the_log(months: Progress) -> None:
    everything = standing(months, CATALOGUE, days=None)
    year = standing(months, CATALOGUE, days=364)
    assert everything.first == year.first == summary(months, CATALOGUE).since
    assert everything.mastery == year.mastery


def test_what_comes_due_is_told_by_the_days_of_a_clock_that_changes(
    progress: Progress, clock: Clock, answer: Answers
) -> None:
    # In Berlin the clock went from 2:00 to 3:00 on 29 March 2026.
    clock.moment = datetime(2026, 3, 21, 4, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    progress.record_answer(answer("gd/question/a", rating=4))
    due = progress.state("gd/question/a").due
    assert due is not None
    assert due.astimezone(clock.moment.tzinfo).hour == 5  # eight days on, an hour later by the clock
    found = standing(progress, CATALOGUE)
    assert [day for day, count in found.coming if count] == [date(2026, 3, 29)]
    assert found.due_within(7) == 0
    assert found.due_within(8) == found.due_within(30) == 1


def test_days_on_either_side_of_the_change_are_days(
    progress: Progress, clock: Clock, answer: Answers
) -> None:
    zone = ZoneInfo("Europe/Berlin")
    for day, hour in ((28, 23), (29, 1), (29, 3), (29, 4), (30, 0)):
        clock.moment = datetime(2026, 3, day, hour, 30, tzinfo=zone)
        progress.record_answer(answer("gd/question/a"))
    clock.moment = datetime(2026, 3, 30, 12, 0, tzinfo=zone)
    found = standing(progress, CATALOGUE, days=3)
    assert [(day.day.day, day.answers) for day in found.days] == [(28, 3), (29, 2), (30, 0)]
    assert found.summary.streak_days == 2


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Wilson's score interval, computed by hand from the formula to four places.
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (8, 10, 0.4902, 0.9433),
     (90, 100, 0.8256, 0.9448)],
)  # fmt: skip
def test_an_interval_is_wide_where_there_is_little(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


@settings(deadline=None)
@given(st.integers(1, 500), st.data())
def test_an_interval_holds_what_was_measured(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    low, high = interval(successes, trials)
    assert 0 <= low <= successes / trials <= high <= 1
    assert interval(10 * successes, 10 * trials)[0] >= low - 1e-12


@pytest.mark.parametrize(
    ("reviews", "forgotten", "words"),
    [(12, 1, "Under 30 reviews say little"), (60, 5, "As FSRS predicted"), (60, 25, "You keep less"),
     (200, 0, "You keep more")],
)  # fmt: skip
def test_words_say_what_follows_from_the_reviews(
    progress: Progress, clock: Clock, reviews: int, forgotten: int, words: str
) -> None:
    events = []
    for number in range(reviews):
        events.append(at(0, number % 60, f"q{number}", 4, len(events)))
        rating = 1 if number < forgotten else 3
        events.append(at(9, number % 60, f"q{number}", rating, len(events)))
    clock.moment = datetime(2026, 1, 20, 9, 0, tzinfo=clock.moment.tzinfo)
    progress.add_events(events)
    found = standing(progress, CATALOGUE)
    assert found.recall is not None
    assert found.recall.reviews == reviews
    assert words in "\n".join(stats_lines(progress, CATALOGUE))


def test_confidence_is_held_against_being_right(progress: Progress, clock: Clock) -> None:
    said = [(40, 1), (40, 3), (70, 3), (75, 3), (95, 1), (95, 3), (900, 3), (None, 1)]
    events = [at(50, n, NAMES[n % 6], rating, n, sure) for n, (sure, rating) in enumerate(said)]
    progress.add_events(events)
    claims = standing(progress, CATALOGUE).calibration
    assert [(round(claim.said, 3), claim.answers, claim.right) for claim in claims] == [
        (0.4, 2, 1), (0.725, 2, 2), (0.967, 3, 2)
    ]  # fmt: skip
    assert claims[0].share == 0.5


@pytest.mark.parametrize(
    ("said", "right", "answers", "found"),
    [(0.9, 0, 9, "few"), (0.7, 8, 10, "as"), (0.7, 5, 10, "chance"), (0.8, 5, 10, "over"),
     (0.61, 50, 100, "over"), (0.4, 9, 10, "under")],
)  # fmt: skip
def test_confidence_is_judged_by_what_so_many_answers_can_show(
    said: float, right: int, answers: int, found: str
) -> None:
    assert judged(said, right, answers) == found


def test_under_ten_answers_confidence_is_not_judged(progress: Progress) -> None:
    for count, words in (
        (9, "over 9 answers: too few to judge by."),
        (10, "over 10 answers: more sure than"),
    ):
        progress.add_events([at(50, n, NAMES[n % 6], 1 + n % 2, n, 95) for n in range(count)])
        assert words in calibration_words(standing(progress, CATALOGUE).calibration)


@pytest.mark.parametrize(
    ("groups", "score", "base"),
    [
        ([(1.0, 8, 8), (0.0, 0, 4)], 0.0, 2 / 9),  # who knows for each
        ([(0.5, 7, 20)], 0.25, 0.35 * 0.65),  # who says fifty, always
        ([(1.0, 0, 10)], 1.0, 0.0),  # wrong and certain
        ([(0.4, 1, 5), (0.95, 4, 5)], (0.36 + 4 * 0.16 + 4 * 0.0025 + 0.9025) / 10, 0.25),
    ],
)
def test_the_brier_score_is_the_mean_squared_distance(
    groups: list[tuple[float, int, int]], score: float, base: float
) -> None:
    found = brier_of(groups)
    assert found is not None
    assert (found.score, found.base) == pytest.approx((score, base))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=10, max_size=60))
def test_always_saying_the_share_right_gives_the_base_and_no_other_one_number_less(
    drawn: list[tuple[int, bool]],
) -> None:
    found = brier_of([(said / 100, int(right), 1) for said, right in drawn])
    assert found is not None
    assert found.answers == len(drawn)
    assert 0 <= found.score <= 1
    constant = brier_of([(found.right / found.answers, found.right, found.answers)])
    assert constant is not None
    assert constant.score == pytest.approx(found.base)
    for said in (0.0, 0.4, 0.7, 1.0):
        other = brier_of([(said, found.right, found.answers)])
        assert other is not None
        assert other.score >= found.base - 1e-12


def test_the_brier_score_is_told_from_ten_answers_on(progress: Progress) -> None:
    text: list[str] = []
    for count, told in ((9, False), (10, True)):
        progress.add_events([at(50, n, NAMES[n % 6], 1 + n % 2, n, 95) for n in range(count)])
        found = standing(progress, CATALOGUE)
        assert (found.brier is not None) is told
        assert (found.to_json()["brier"] is not None) is told
        text = stats_lines(progress, CATALOGUE)
        assert any("Brier score" in line for line in text) is told
    assert found.to_json()["brier"] == {"answers": 10, "right": 5, "score": 0.4525, "base": 0.25}
    assert any(line.strip() == brier_words(found.brier) for line in text)


@pytest.mark.parametrize(
    ("score", "shown", "says"),
    [
        (0.1249, "0.12", "more"),
        (0.2051, "0.21", "no more"),
        (0.2149, "0.21", "no more"),
        (0.3, "0.30", "less"),
    ],
)
def test_a_sentence_says_whether_the_brier_score_is_good(score: float, shown: str, says: str) -> None:
    figures = f"Brier score {shown} (0 is best, always saying 70 % gives 0.21)"
    found = Brier(answers=100, right=70, score=score, base=0.21)
    assert brier_words(found) == f"{figures}: your confidence says {says} than that."


def test_an_answer_taken_back_is_in_no_number(months: Progress, answer: Answers) -> None:
    before = standing(months, CATALOGUE).to_json()
    event = months.record_answer(answer("gd/question/a", rating=1, confidence=95))
    assert standing(months, CATALOGUE).to_json() != before
    months.undo(event)
    assert standing(months, CATALOGUE).to_json() == before


def test_mistakes_are_counted_over_all_tasks_and_a_peek_is_none(
    progress: Progress, attempt: Attempts, clock: Clock
) -> None:
    for mistakes in (("b", "a"), ("b",), ()):
        progress.record_submission(attempt("failed", mistakes=mistakes))
    progress.record_submission(attempt("failed", "gave-up", mistakes=("b",)))
    assert standing(progress, CATALOGUE).mistakes == (("b", 2), ("a", 1))


def test_before_anything_it_says_what_will_come_and_when(progress: Progress, answer: Answers) -> None:
    text = "\n".join(stats_lines(progress, CATALOGUE))
    assert "Due now       nothing\n" in text
    assert "Answers       none yet\n" in text
    assert "the next 30 days, after 20 more answers" in text
    assert "Calendar" not in text
    for number in range(8):
        progress.record_answer(answer(f"gd/question/{NAMES[number % 6]}", rating=4))
    text = "\n".join(stats_lines(progress, CATALOGUE))
    assert "after 12 more answers" in text
    assert re.search(r"learnt on an earlier day, \w{3} \d+ Mar at the soonest", text)


def test_what_is_there_already_is_not_said_to_come(progress: Progress, attempt: Attempts) -> None:
    def to_come(*, told: bool) -> dict[str, str]:
        found = standing(progress, CATALOGUE)
        return dict(waiting_lines(found, progress.states().values(), progress.now(), told=told))

    assert to_come(told=True)["Coding"] == "attempts and mistakes, at the first graded attempt"
    assert to_come(told=True)["Confidence"] == "against being right, at the first mock interview"
    progress.record_submission(attempt("failed"))
    progress.add_events([at(50, 1, NAMES[0], 4, 1, 70), at(55, 1, NAMES[0], 3, 2, 70)])
    assert not {"Coding", "Confidence"} & to_come(told=True).keys()
    waiting = to_come(told=False)
    assert waiting["Coding"] == "attempts and mistakes, after 17 more answers"
    assert waiting["Confidence"] == "against being right, after 17 more answers"
    assert waiting["Kept in mind"] == "week by week, after 17 more answers"
    assert "at the first graded attempt" not in "\n".join(stats_lines(progress, CATALOGUE))


def test_what_the_log_holds_drives_no_terminal(progress: Progress, attempt: Attempts) -> None:
    progress.record_submission(attempt("failed", mistakes=("\x1b[31mred",)))
    progress.flag("gd/question/\x1b[2J")
    assert "\x1b" not in "\n".join(stats_lines(progress, CATALOGUE))


def test_a_card_asked_again_on_the_day_it_was_learnt_tests_no_memory(
    progress: Progress, clock: Clock, answer: Answers
) -> None:
    for _ in range(3):
        progress.record_answer(answer("gd/question/a", rating=4))
    found = standing(progress, CATALOGUE)
    assert found.recall is None
    assert found.summary.retention is None
    clock.forward(days=1)
    progress.record_answer(answer("gd/question/a", rating=3))
    found = standing(progress, CATALOGUE)
    assert found.recall is not None
    assert found.recall.reviews == 1
    assert found.summary.retention is not None
    assert found.summary.retention.reviews == 1
