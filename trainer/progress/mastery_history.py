"""How mastery went over time, from the answers alone.

Between two reviews FSRS's curve of forgetting is known from its end: with chance p foretold after t days,

    R(s) = (1 + (p^(-1/decay) - 1) · s/t)^(-decay)

is the chance after s days, since R(s) = (1 + factor · s/stability)^(-decay) has but one unknown. So nothing
is scheduled anew: two years of answers take a few hundredths of a second.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.days import study_day
from trainer.progress.mastery import LEARNING_WEIGHT
from trainer.progress.model import Rating
from trainer.progress.schedule import forgetting_curve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from trainer.bank import Catalogue
    from trainer.progress.model import AnswerRow, CardState, Policy, Status

__all__ = ["LearningCurve", "MasteryHistory", "mastery_history"]


@dataclass(frozen=True, slots=True)
class LearningCurve:
    """The mastery of a topic or an objective at the end of each day.

    Attributes:
        id: of the topic or objective.
        track: its track.
        mastery: 0 to 1, one for each day of the history.
    """

    id: str
    track: str
    mastery: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MasteryHistory:
    """Mastery over time, as `trainer.progress.mastery` defines it.

    Attributes:
        days: the study days at whose end it is told, oldest first; the last is today, as it stands now.
        whole: the mean over every card.
        topics: for each topic, in the tracks' order.
        objectives: for each objective, in the tracks' order.
    """

    days: tuple[date, ...]
    whole: tuple[float, ...]
    topics: tuple[LearningCurve, ...]
    objectives: tuple[LearningCurve, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A card between two days on which it was reviewed.

    Attributes:
        since: the day it begins with.
        weight: what the card counts, by how it is learnt.
        slope: the chance of recall after s days is (1 + slope·s)^(-decay).
    """

    since: date
    weight: float
    slope: float


def mastery_history(
    rows: Iterable[AnswerRow],
    states: Mapping[str, CardState],
    catalogue: Catalogue,
    policy: Policy,
    now: datetime,
    days: Sequence[date],
) -> MasteryHistory:
    """Mastery at the end of each day.

    Args:
        rows: every answer that counts, in the log's order.
        states: where each card stands after them.
        catalogue: the bank as it is now; what it no longer has counts nowhere.
        policy: what the schedule is computed with.
        now: the local time.
        days: the study days, rising; the last is today.
    """
    decay, factor = forgetting_curve(policy)
    reviews: dict[str, list[AnswerRow]] = defaultdict(list)
    for row in rows:
        if row.rating is not None:
            reviews[row.card].append(row)
    sums = _Sums(len(days))
    for key, card in catalogue.cards.items():
        stretches: Sequence[_Stretch] = ()
        if key in reviews and key in states:
            stretches = _stretches(reviews[key], states[key], (decay, factor), now)
        places = [_WHOLE, ("topic", card.track, card.topic)]
        places += [("objective", card.track, name) for name in dict.fromkeys(card.objectives)]
        sums.add(places, _values(stretches, days, decay))
    return MasteryHistory(
        days=tuple(days),
        whole=sums.means(_WHOLE),
        topics=tuple(
            LearningCurve(topic.id, track.id, sums.means(("topic", track.id, topic.id)))
            for track in catalogue.tracks
            for topic in track.topics
        ),
        objectives=tuple(
            LearningCurve(objective.id, track.id, sums.means(("objective", track.id, objective.id)))
            for track in catalogue.tracks
            for objective in track.objectives
        ),
    )


_WHOLE = ("", "", "")


class _Sums:
    """The mastery of the cards of each place, summed for each day, and how many cards there are."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._totals: dict[tuple[str, str, str], list[float]] = {}
        self._cards: Counter[tuple[str, str, str]] = Counter()

    def add(self, places: Sequence[tuple[str, str, str]], values: Iterable[tuple[int, float]]) -> None:
        """A card, which counts in each of the places."""
        self._cards.update(places)
        totals = [self._totals.setdefault(place, [0.0] * self._days) for place in places]
        for day, value in values:
            for total in totals:
                total[day] += value

    def means(self, place: tuple[str, str, str]) -> tuple[float, ...]:
        """The mean mastery of its cards at each day; 0 where it has none."""
        cards = self._cards[place]
        return tuple(total / cards for total in self._totals[place]) if cards else (0.0,) * self._days


def _stretches(
    reviews: Sequence[AnswerRow], state: CardState, curve: tuple[float, float], now: datetime
) -> list[_Stretch]:
    """The card's days of review; of several reviews in a day the last says how it stands."""
    decay, factor = curve
    by_day: list[list[AnswerRow]] = []
    for row in reviews:
        # Who flies west may have a later answer on an earlier day: it belongs to the day begun.
        if by_day and row.day <= by_day[-1][0].day:
            by_day[-1].append(row)
        else:
            by_day.append([row])
    stretches = []
    for day, following in pairwise(by_day):
        after = following[0]
        apart, chance = (after.day - day[0].day).days, after.predicted or 0.0
        slope = (chance ** (-1.0 / decay) - 1.0) / apart if chance > 0 else 0.0
        stretches.append(_Stretch(day[0].day, _weight(day[-1], after.before), slope))
    last = by_day[-1]
    # By the clock of today, as mastery is told now.
    since = min(
        last[0].day if state.last is None else study_day(state.last.astimezone(now.tzinfo)), study_day(now)
    )
    slope = factor / state.stability if state.stability else 0.0
    stretches.append(_Stretch(since, _weight(last[-1], state.status), slope))
    return stretches


def _weight(last: AnswerRow, status: Status) -> float:
    right = last.correct if last.kind == "answer" else last.rating != Rating.AGAIN
    if not right:
        return 0.0
    return 1.0 if status == "review" else LEARNING_WEIGHT


def _values(stretches: Sequence[_Stretch], days: Sequence[date], decay: float) -> Iterable[tuple[int, float]]:
    """The card's mastery at those days at which it has any."""
    at = -1
    for number, day in enumerate(days):
        while at + 1 < len(stretches) and stretches[at + 1].since <= day:
            at += 1
        if at >= 0 and stretches[at].weight:
            found = stretches[at]
            yield number, found.weight * (1.0 + found.slope * (day - found.since).days) ** -decay
