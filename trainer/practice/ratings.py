"""From a verdict to what the schedule makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.progress.model import Rating

if TYPE_CHECKING:
    from trainer.practice.verdict import Verdict

__all__ = ["SLOW_SECONDS", "rating_for", "suggested_rating"]

# A right answer that took longer than this was worked out, not known: in an interview it would have been a
# long silence. Generous, since nobody should be punished for reading.
SLOW_SECONDS = {"choice": 90.0, "trap": 90.0, "numeric": 180.0, "order": 150.0, "match": 180.0, "cloze": 90.0}
_SLOW_OTHERWISE = 180.0


def rating_for(verdict: Verdict, seconds: float, kind: str = "") -> Rating:
    """The rating of an answer: wrong is again, right is good, right but slow is hard.

    "Easy" is for the learner to say, so only an open question, which they rate themselves, gets it. A partial
    answer is a wrong one: the card comes back.

    Args:
        verdict: of the answer.
        seconds: how long it took.
        kind: of the question.
    """
    if verdict.suggested is not None:
        return verdict.suggested
    if not verdict.correct:
        return Rating.AGAIN
    return Rating.HARD if seconds > SLOW_SECONDS.get(kind, _SLOW_OTHERWISE) else Rating.GOOD


def suggested_rating(said: int, points: int) -> Rating:
    """What to suggest for an open answer: all key points good, at least half hard, fewer again."""
    if said >= points:
        return Rating.GOOD
    return Rating.HARD if 2 * said >= points else Rating.AGAIN
