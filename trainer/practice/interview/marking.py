"""What an answer of an interview came to, written down as a review of its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.practice.interview.course import course_of
from trainer.practice.ratings import rating_for
from trainer.progress.model import Answer

if TYPE_CHECKING:
    from trainer.bank import Catalogue
    from trainer.bank.catalogue import Card
    from trainer.practice.verdict import Verdict
    from trainer.progress.log import Progress

__all__ = ["mark", "review_of"]


def mark(progress: Progress, catalogue: Catalogue, interview: str, number: int, verdict: Verdict) -> None:
    """Write down what an open answer came to, once the learner has held it against the key points.

    Args:
        progress: the log.
        catalogue: the bank.
        interview: its id.
        number: which question of it, from 1; marked already, this changes nothing.
        verdict: from `judge`, of the text that was handed in.

    Raises:
        Problem: the bank no longer has the question, or it could not be saved.
    """
    course = course_of(progress, interview)
    given = course.given[number - 1]
    if given.marked:
        return
    card = catalogue.cards.get(given.key)
    if card is None:
        raise Problem("is no longer in the bank", where=given.key, remedy="leave it unmarked")
    review = review_of(card, verdict, given.seconds, seed=given.seed, confidence=given.confidence)
    detail = {"number": number, "correct": verdict.correct, "response": verdict.response}
    progress.record_interview(interview, "marked", detail, answer=review, after=course.last)


def review_of(card: Card, verdict: Verdict, seconds: float, *, seed: int, confidence: int | None) -> Answer:
    """An answer in an interview, as a review of its card."""
    return Answer(
        card=card.key,
        content_hash=card.content_hash,
        rating=rating_for(verdict, seconds, str(getattr(card, "kind", ""))),
        correct=verdict.correct,
        response=verdict.response,
        seconds=seconds,
        seed=seed,
        mode="interview",
        confidence=confidence,
    )
