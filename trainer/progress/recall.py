"""What was recalled against what was foretold: by FSRS for its reviews, by the learner for their answers."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from trainer.progress.model import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trainer.progress.model import AnswerRow

__all__ = [
    "ENOUGH_CLAIMS",
    "FEW_REVIEWS",
    "Brier",
    "Claim",
    "Recall",
    "brier",
    "brier_of",
    "calibration",
    "interval",
    "judged",
    "recall_of",
]

FEW_REVIEWS: Final = 30
"""With fewer the share recalled says little: its interval is some 20 points wide, or wider."""

ENOUGH_CLAIMS: Final = 10
"""With fewer answers nobody can tell whether confidence and being right go together."""

_CLOSE = 0.1
_DIGITS = 9  # beyond them there is but rounding
# The normal distribution's 97.5 % point: an interval of 95 %.
_Z = 1.959963984540054
# Answers within ten points of each other are one class: "70 % sure" and "75 % sure" say the same.
_CLASS = 10
_MOST = 100


@dataclass(frozen=True, slots=True)
class Recall:
    """How much of what was known was still known when it was asked.

    Attributes:
        reviews: of cards known before.
        measured: the share recalled, 0 to 1.
        predicted: the mean chance that FSRS foretold.
        low: the least true share that the measured one goes with, at 95 %.
        high: the greatest.
    """

    reviews: int
    measured: float
    predicted: float
    low: float
    high: float

    @property
    def enough(self) -> bool:
        """Whether something follows from so many."""
        return self.reviews >= FEW_REVIEWS

    @property
    def verdict(self) -> str:
        """The measured share beside the predicted one: "few", "as", "more" or "less"."""
        if not self.enough:
            return "few"
        if self.low <= self.predicted <= self.high:
            return "as"
        return "more" if self.measured > self.predicted else "less"


@dataclass(frozen=True, slots=True)
class Claim:
    """Answers whose confidence was about the same, and how many of them were right.

    Attributes:
        said: the mean confidence, 0 to 1.
        answers: how many.
        right: of those, how many were right.
        low: the least true share right that this goes with, at 95 %.
        high: the greatest.
    """

    said: float
    answers: int
    right: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share right."""
        return self.right / self.answers


@dataclass(frozen=True, slots=True)
class Brier:
    """How close the learner's confidence came to what was right.

    Attributes:
        answers: with a confidence.
        right: of those, how many were right.
        score: the Brier score, 0 to 1: 0 is best.
        base: that of always saying the share that was right, the best one number for all of them.
    """

    answers: int
    right: int
    score: float
    base: float


def interval(successes: int, trials: int) -> tuple[float, float]:
    """The true shares that a measured one goes with, at 95 %.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22 (1927): the score interval, right for few trials and near 0 and 1 too.
    """
    if not trials:
        return 0.0, 1.0
    share, square = successes / trials, _Z * _Z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = (
        _Z * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials)) / (1 + square / trials)
    )
    # At none and at all one end is exactly 0 or 1, but for rounding.
    low = 0.0 if successes == 0 else max(middle - half, 0.0)
    high = 1.0 if successes == trials else min(middle + half, 1.0)
    return low, high


def recall_of(rows: Iterable[AnswerRow]) -> Recall | None:
    """What the reviews of cards known on an earlier day come to; None where there is none.

    On the same day nothing is forgotten yet, by FSRS's curve, and nothing is tested by asking again.
    """
    reviews = [
        row
        for row in rows
        if row.before == "review" and row.rating is not None and (row.predicted or 0.0) < 1.0
    ]
    if not reviews:
        return None
    recalled = sum(row.rating != Rating.AGAIN for row in reviews)
    low, high = interval(recalled, len(reviews))
    return Recall(
        reviews=len(reviews),
        measured=recalled / len(reviews),
        predicted=math.fsum(row.predicted or 0.0 for row in reviews) / len(reviews),
        low=low,
        high=high,
    )


def calibration(rows: Iterable[AnswerRow]) -> tuple[Claim, ...]:
    """How often the learner was right at each confidence, least sure first; empty where none was given."""
    classes: dict[int, list[AnswerRow]] = defaultdict(list)
    for row in rows:
        if row.confidence is not None:
            # The uppermost class holds both its ends: 100 % is no class of its own.
            classes[min(row.confidence, _MOST - 1) // _CLASS].append(row)
    return tuple(_claim(classes[found]) for found in sorted(classes))


def brier(rows: Iterable[AnswerRow]) -> Brier | None:
    """The Brier score of the answers with a confidence; None where there are too few."""
    return brier_of((_said(row) / _MOST, int(row.correct), 1) for row in rows if row.confidence is not None)


def brier_of(groups: Iterable[tuple[float, int, int]]) -> Brier | None:
    """The mean of (p - outcome)², where p is the confidence and the outcome 1 for what was right, else 0.

    Always saying the share right r gives r·(1 - r).

    Source: G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review
    78 (1950): half of his sum, which runs over both outcomes, right and wrong.

    Args:
        groups: answers of the same confidence together: it, 0 to 1; how many were right; how many there are.

    Returns:
        None for fewer than `ENOUGH_CLAIMS` answers.
    """
    groups = list(groups)
    right, answers = sum(group[1] for group in groups), sum(group[2] for group in groups)
    if answers < ENOUGH_CLAIMS:
        return None
    squares = math.fsum(hits * (1 - said) ** 2 + (count - hits) * said**2 for said, hits, count in groups)
    return Brier(answers, right, squares / answers, right / answers * (1 - right / answers))


def judged(said: float, right: int, answers: int) -> str:
    """The mean confidence beside the share right.

    Args:
        said: the mean confidence, 0 to 1.
        right: how many answers were right.
        answers: of how many, at least one.

    Returns:
        "few"; "as" where they are within ten points of each other; "chance" where so few answers may differ
        as much by chance (Wilson's interval at 95 %); else "over" or "under", who is more or less sure.
    """
    if answers < ENOUGH_CLAIMS:
        return "few"
    share, (low, high) = right / answers, interval(right, answers)
    if round(abs(said - share), _DIGITS) <= _CLOSE:
        return "as"
    if low <= said <= high:
        return "chance"
    return "over" if said > share else "under"


def _claim(rows: Sequence[AnswerRow]) -> Claim:
    said = sum(map(_said, rows))
    right = sum(row.correct for row in rows)
    low, high = interval(right, len(rows))
    return Claim(said / (_MOST * len(rows)), len(rows), right, low, high)


def _said(row: AnswerRow) -> int:
    """The confidence in per cent, which a log from elsewhere may hold as more."""
    return min(row.confidence or 0, _MOST)
