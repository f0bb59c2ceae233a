"""Where the learner stands over a span of days: what the statistics screen and `trainer stats` show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from trainer.progress.mastery_history import mastery_history
from trainer.progress.plain import plain
from trainer.progress.recall import brier, calibration, recall_of
from trainer.progress.statistics import forecast, summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.bank import Catalogue
    from trainer.progress.log import Progress
    from trainer.progress.mastery_history import MasteryHistory
    from trainer.progress.model import AnswerRow
    from trainer.progress.recall import Brier, Claim, Recall
    from trainer.progress.statistics import DayCount, Summary

__all__ = ["ENOUGH_ANSWERS", "USUAL_DAYS", "Period", "Standing", "standing"]

ENOUGH_ANSWERS: Final = 20
"""With fewer answers a plot shows chance alone."""
USUAL_DAYS: Final = 28
"""The span where none is asked for: four weeks."""

FORECAST_DAYS = 30
WEEK = 7
# Up to so many days each is told by itself; beyond it, weeks.
LONGEST_BY_DAY = 31
# A plot is about as wide; more points than that would only be smeared.
MOST_POINTS = 53
# Reviews of known cards are few: a share of two or three of them would only jump about.
MOST_PERIODS = 13


@dataclass(frozen=True, slots=True)
class Period:
    """Some days together.

    Attributes:
        first: the first study day.
        last: the last one.
        answers: answers and attempts a day, on the mean.
        minutes: minutes a day, on the mean.
    """

    first: date
    last: date
    answers: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the learner stands.

    Attributes:
        summary: what Home shows too; its `days` are those of the span.
        first: the span's first study day, or the first with answers where that is later.
        coming: how many cards come due today, with those overdue, and on each of the next thirty days.
        pace: answers and minutes a day, for each day of the span or, where it is long, each week.
        recall: what was kept in mind in the span; None before the first review of a known card.
        recalls: the same for each week or few, with its last day.
        mastery: how mastery went.
        calibration: how often the learner was right at each confidence, in the span.
        brier: how close the confidence came to what was right, in the span; None for too few answers.
        mistakes: slugs of the mistakes made in coding tasks ever, with how often; the most frequent first.
    """

    summary: Summary
    first: date
    coming: tuple[tuple[date, int], ...]
    pace: tuple[Period, ...]
    recall: Recall | None
    recalls: tuple[tuple[date, Recall], ...]
    mastery: MasteryHistory
    calibration: tuple[Claim, ...]
    brier: Brier | None
    mistakes: tuple[tuple[str, int], ...]

    @property
    def enough(self) -> bool:
        """Whether there are answers enough for plots to mean something."""
        return self.summary.answers >= ENOUGH_ANSWERS

    @property
    def days(self) -> Sequence[DayCount]:
        """The days of the span since the first with answers, oldest first."""
        return [day for day in self.summary.days if day.day >= self.first]

    def due_within(self, days: int) -> int:
        """How many come due today or within so many days after it."""
        return sum(count for _, count in self.coming[: days + 1])

    def to_json(self) -> dict[str, Any]:
        """What `trainer stats --json` prints; docs/statistics.md says what each key holds."""
        found: dict[str, Any] = plain(self)
        return {**found.pop("summary"), **found}


def standing(progress: Progress, catalogue: Catalogue, *, days: int | None = USUAL_DAYS) -> Standing:
    """Where the learner stands with what the catalogue has; computed from the log alone.

    Args:
        progress: the log.
        catalogue: the bank.
        days: the span, up to today; None for all there is.
    """
    rows = progress.answers()
    if days is None:
        today = summary(progress, catalogue, days=1)
        days = WEEK if today.since is None else max((today.day - today.since).days + 1, WEEK)
    found = summary(progress, catalogue, days=days)
    states, now = progress.states(), progress.now()
    first = max(found.days[0].day, min(found.since or found.day, found.day))
    within = [row for row in rows if row.day >= first]
    return Standing(
        summary=found,
        first=first,
        coming=forecast((states[card] for card in catalogue.cards if card in states), now, FORECAST_DAYS),
        pace=_pace([day for day in found.days if day.day >= first]),
        recall=recall_of(within),
        recalls=_recalls(within, first, found.day),
        mastery=mastery_history(
            rows, states, catalogue, progress.policy(), now, _sample_days(first, found.day)
        ),
        calibration=calibration(within),
        brier=brier(within),
        mistakes=_mistakes(rows),
    )


def _step(days: int, most: int, *, by_day: bool) -> int:
    """How many days go together: one, or whole weeks so that there are not more than `most`."""
    return 1 if by_day and days <= LONGEST_BY_DAY else WEEK * max(1, -(-days // (WEEK * most)))


def _sample_days(first: date, today: date) -> list[date]:
    """The days at which mastery is told: each, or one a week; today among them."""
    span = (today - first).days + 1
    step = _step(span, MOST_POINTS, by_day=True)
    return [today - timedelta(days=back) for back in reversed(range(0, span, step))]


def _pace(days: Sequence[DayCount]) -> tuple[Period, ...]:
    step = _step(len(days), MOST_POINTS, by_day=True)
    # The last period ends today; the first may be shorter.
    ends = list(accumulate([len(days) % step or step] + [step] * ((len(days) - 1) // step)))
    parts = [days[max(end - step, 0) : end] for end in ends]
    return tuple(
        Period(
            first=part[0].day,
            last=part[-1].day,
            answers=sum(day.answers for day in part) / len(part),
            minutes=sum(day.minutes for day in part) / len(part),
        )
        for part in parts
    )


def _recalls(rows: Sequence[AnswerRow], first: date, today: date) -> tuple[tuple[date, Recall], ...]:
    step = _step((today - first).days + 1, MOST_PERIODS, by_day=False)
    periods: dict[int, list[AnswerRow]] = {}
    for row in rows:
        periods.setdefault(max((today - row.day).days, 0) // step, []).append(row)
    told = [
        (today - timedelta(days=back * step), recall_of(periods[back]))
        for back in sorted(periods, reverse=True)
    ]
    return tuple((day, recall) for day, recall in told if recall is not None)


def _mistakes(rows: Sequence[AnswerRow]) -> tuple[tuple[str, int], ...]:
    counts = Counter(slug for row in rows for slug in row.mistakes if row.mode != "gave-up")
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
