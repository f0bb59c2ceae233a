"""Where the learner stands, in numbers: for Home, the statistics screen and `trainer stats`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from trainer.days import day_end, study_day
from trainer.progress.due import due_cards, met_today, new_allowance, new_cards
from trainer.progress.mastery import Mastery, objective_mastery, topic_mastery
from trainer.progress.model import is_task
from trainer.progress.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import TaskSummary
    from trainer.progress.log import Progress
    from trainer.progress.model import AttemptGroup, CardState

__all__ = [
    "DayCount",
    "Retention",
    "Summary",
    "TaskStanding",
    "forecast",
    "minutes_for",
    "streaks",
    "summary",
    "task_standings",
]

# Before the log says how fast this learner is: a question, and a task written from memory.
USUAL_SECONDS = {"answer": 45.0, "submission": 600.0}
ENOUGH_TO_TELL = 10
LATEST = 50
# Who leaves a question open over lunch has not studied it for an hour.
LONGEST_COUNTED = 600.0
FORECAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class DayCount:
    """A study day's work."""

    day: date
    answers: int
    right: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Retention:
    """How much of what was known is still known when it is asked.

    Attributes:
        reviews: of cards known before; nothing follows from a handful.
        measured: the share recalled.
        predicted: the share FSRS expected.
    """

    reviews: int
    measured: float
    predicted: float


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """A coding task so far.

    Attributes:
        key: the task's key.
        id: its id.
        title: its title.
        attempts: graded attempts.
        passed: whether one ever passed.
        gave_up: whether the solution was looked at instead.
        mistakes: slugs of the mistakes made, with how often; the most frequent first.
        last_mistakes: those of the last attempt.
        last: when it was last tried; None if never.
    """

    key: str
    id: str
    title: str
    attempts: int
    passed: bool
    gave_up: bool
    mistakes: tuple[tuple[str, int], ...]
    last_mistakes: tuple[str, ...]
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything Home and the statistics show.

    Attributes:
        day: the study day.
        due: cards due now.
        due_by_kind: of those, how many of each kind of question, and "task".
        minutes: how long they will take, at this learner's pace.
        new_today: new questions that review would bring today.
        unseen: questions never answered.
        met_today: cards met for the first time today.
        answered_today: answers and attempts today.
        right_today: of those, how many were right.
        answers: answers and attempts ever.
        right: of those, how many were right.
        since: the first study day with answers; None before it.
        streak_days: study days in a row with answers, up to today or, if today has none yet, yesterday.
        longest_streak: the longest such row ever.
        days: the last days, oldest first, those without answers too.
        forecast: how many cards come due today (with those overdue) and on each of the next days.
        topics: mastery by topic.
        objectives: mastery by objective.
        weakest: the topic with the least mastery of those begun; None before any.
        next_topic: the first topic with unseen questions.
        tasks: the coding tasks.
        last_task: the one tried last.
        retention: None before the first review of a known card.
        flagged: keys of cards the learner says are wrong.
    """

    day: date
    due: int
    due_by_kind: Mapping[str, int]
    minutes: int
    new_today: int
    unseen: int
    met_today: int
    answered_today: int
    right_today: int
    answers: int
    right: int
    since: date | None
    streak_days: int
    longest_streak: int
    days: tuple[DayCount, ...]
    forecast: tuple[tuple[date, int], ...]
    topics: tuple[Mastery, ...]
    objectives: tuple[Mastery, ...]
    weakest: Mastery | None
    next_topic: Mastery | None
    tasks: tuple[TaskStanding, ...]
    last_task: TaskStanding | None
    retention: Retention | None
    flagged: tuple[str, ...]

    @property
    def tasks_passed(self) -> int:
        """Coding tasks passed at least once."""
        return sum(task.passed for task in self.tasks)

    def to_json(self) -> dict[str, Any]:
        """The numbers as JSON can hold them; shares are 0 to 1, dates ISO."""
        return dict(plain(self))


def summary(progress: Progress, catalogue: Catalogue, *, days: int = 28) -> Summary:
    """Where the learner stands with what the catalogue has.

    Args:
        progress: the log.
        catalogue: the bank; cards it no longer has count in the days, and nowhere else.
        days: how many days back the daily counts go.
    """
    now, states, policy = progress.now(), progress.states(), progress.policy()
    today = study_day(now)
    kinds = {card.key: card.kind for card in catalogue.questions} | {
        card.key: "task" for card in catalogue.tasks
    }
    due = due_cards(progress, kinds)
    unseen = new_cards(progress, [card.key for card in catalogue.questions])
    counts = {
        day: DayCount(day, count, right, seconds / 60)
        for day, count, right, seconds in progress.day_counts(longest=LONGEST_COUNTED)
    }
    streak, longest = streaks(counts, today)
    topics = topic_mastery(catalogue, states, now, policy)
    tasks = task_standings(progress, catalogue)
    this_day = counts.get(today, DayCount(today, 0, 0, 0.0))
    return Summary(
        day=today,
        due=len(due),
        due_by_kind=dict(Counter(kinds[card] for card in due)),
        minutes=minutes_for(progress, due),
        new_today=min(len(unseen), new_allowance(progress)),
        unseen=len(unseen),
        met_today=met_today(progress),
        answered_today=this_day.answers,
        right_today=this_day.right,
        answers=sum(count.answers for count in counts.values()),
        right=sum(count.right for count in counts.values()),
        since=min(counts, default=None),
        streak_days=streak,
        longest_streak=longest,
        days=_last_days(counts, today, days),
        forecast=forecast((states[card] for card in kinds if card in states), now, FORECAST_DAYS),
        topics=topics,
        objectives=objective_mastery(catalogue, states, now, policy),
        weakest=min((topic for topic in topics if topic.seen), key=lambda topic: topic.mastery, default=None),
        next_topic=_next_topic(topics, catalogue, set(unseen)),
        tasks=tasks,
        last_task=_last_tried(tasks),
        retention=_retention(progress),
        flagged=tuple(sorted(key for key, state in states.items() if state.flagged)),
    )


def streaks(days: Iterable[date], today: date) -> tuple[int, int]:
    """The present and the longest row of days.

    Args:
        days: days with answers, in any order.
        today: a day still without answers does not end the present row, since it isn't over.
    """
    every = sorted(set(days))
    rows, length = [0], 0
    for before, day in pairwise([date.min, *every]):
        length = length + 1 if day - before == timedelta(days=1) else 1
        rows.append(length)
    alive = bool(every) and every[-1] >= today - timedelta(days=1)
    return (length if alive else 0), max(rows)


def minutes_for(progress: Progress, cards: Iterable[str]) -> int:
    """About how many minutes the cards will take, from how long this learner's latest answers took."""
    counts = Counter("submission" if is_task(card) else "answer" for card in cards)
    seconds = sum(count * _pace(progress, kind) for kind, count in counts.items())
    return max(1, round(seconds / 60)) if seconds else 0


def _pace(progress: Progress, kind: str) -> float:
    # Attempts recorded from the command line don't know how long they took.
    known = filter(None, progress.latest_seconds(kind, LATEST))
    latest = sorted(min(seconds, LONGEST_COUNTED) for seconds in known)
    return latest[len(latest) // 2] if len(latest) >= ENOUGH_TO_TELL else USUAL_SECONDS[kind]


def _last_days(counts: Mapping[date, DayCount], today: date, days: int) -> tuple[DayCount, ...]:
    every = [today - timedelta(days=back) for back in reversed(range(days))]
    return tuple(counts.get(day, DayCount(day, 0, 0, 0.0)) for day in every)


def forecast(states: Iterable[CardState], now: datetime, days: int) -> tuple[tuple[date, int], ...]:
    """How many cards come due today, with those overdue, and on each of the next days.

    Args:
        states: the cards.
        now: the local time; days turn by its clock, also where that is set forward or back in between.
        days: how many days after today.
    """
    today = study_day(now)
    counts: Counter[int] = Counter()
    for state in states:
        if state.due is None or state.suspended:
            continue
        local = state.due.astimezone(now.tzinfo)
        counts[0 if state.due < day_end(now) else (study_day(local) - today).days] += 1
    return tuple((today + timedelta(days=ahead), counts[ahead]) for ahead in range(days + 1))


def _next_topic(topics: Sequence[Mastery], catalogue: Catalogue, unseen: set[str]) -> Mastery | None:
    first = next(((card.track, card.topic) for card in catalogue.questions if card.key in unseen), None)
    return next((topic for topic in topics if (topic.track, topic.id) == first), None)


def task_standings(progress: Progress, catalogue: Catalogue) -> tuple[TaskStanding, ...]:
    """How each coding task of the catalogue stands, in its order."""
    attempts: dict[str, list[AttemptGroup]] = defaultdict(list)
    for group in progress.attempt_groups():
        attempts[group.card].append(group)
    return tuple(_standing(task, attempts[task.key]) for task in catalogue.tasks)


def _standing(task: TaskSummary, groups: Sequence[AttemptGroup]) -> TaskStanding:
    graded = [group for group in groups if not group.gave_up]
    mistakes: Counter[str] = Counter()
    for group in graded:
        mistakes.update(dict.fromkeys(group.mistakes, group.count))
    last = max(graded, key=lambda group: (group.last, group.mistakes), default=None)
    return TaskStanding(
        key=task.key,
        id=task.id,
        title=task.title,
        attempts=sum(group.count for group in graded),
        passed=any(group.passed for group in graded),
        gave_up=len(graded) < len(groups),
        mistakes=tuple(mistakes.most_common()),
        last_mistakes=() if last is None else last.mistakes,
        last=max((group.last for group in groups), default=None),
    )


def _last_tried(tasks: Iterable[TaskStanding]) -> TaskStanding | None:
    tried = [(task.last, number, task) for number, task in enumerate(tasks) if task.last is not None]
    return max(tried)[2] if tried else None


def _retention(progress: Progress) -> Retention | None:
    reviews, measured, predicted = progress.recall_of_known()
    return Retention(reviews, measured, predicted) if reviews else None
