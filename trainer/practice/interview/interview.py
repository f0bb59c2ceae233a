"""A mock interview under way. Every step of it is in the log, so that one broken off can be resumed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, Self

from graders.errors import Problem
from trainer.bank.wording import found_phrases
from trainer.days import local_time, to_micros
from trainer.practice.interview.choosing import choose
from trainer.practice.interview.course import Course, course_of, courses
from trainer.practice.interview.leading import lead_in
from trainer.practice.interview.marking import review_of
from trainer.practice.interview.model import CODING_MINUTES, CONFIDENCES, LENGTHS, Asked, Plan
from trainer.practice.ratings import suggested_rating
from trainer.progress.model import Rating, is_task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.bank import Catalogue
    from trainer.practice.interview.model import Given
    from trainer.practice.presentation import Presentation
    from trainer.practice.verdict import Verdict
    from trainer.progress.log import Progress
    from trainer.progress.model import Answer

__all__ = ["Interview", "unfinished"]

# So many interviews back, their questions are left alone where others fit.
_LATELY = 3


class Interview:
    """Asks, and writes down what becomes of it. The clock runs from `begin` to `end` but for the pauses.

    Attributes:
        id: its own, 32 hexadecimal digits.
        plan: what was chosen before it began.
        current: what is being asked; None between questions and at the end.
    """

    def __init__(
        self, progress: Progress, catalogue: Catalogue, course: Course, earlier: Sequence[Course]
    ) -> None:
        self._progress = progress
        self._catalogue = catalogue
        self._course = course
        self.id = course.id
        self.plan = course.plan
        self.current: Asked | None = None
        self._lately = {given.key for past in earlier[-_LATELY:] for given in past.given}

    @classmethod
    def begin(cls, progress: Progress, catalogue: Catalogue, plan: Plan, rng: Random) -> Self:
        """Begin one; its clock runs from now on.

        Args:
            progress: the log.
            catalogue: the bank.
            plan: what was chosen.
            rng: draws the seed that all of its choices follow from.

        Raises:
            Problem: another one is not finished, there is nothing to ask, or it could not be saved.
        """
        earlier = courses(progress)
        if any(course.ended is None for course in earlier):
            raise Problem(
                "another interview is not finished", remedy="resume it, or close it with what it has"
            )
        if not catalogue.questions:
            raise Problem("there is no question to ask", remedy="run `trainer list`")
        if plan.minutes not in LENGTHS:
            raise ValueError(f"an interview has one of {LENGTHS} minutes, not {plan.minutes}")
        seed = rng.getrandbits(31)
        detail = {"minutes": plan.minutes, "level": plan.level, "reveal": plan.reveal, "seed": seed}
        begun = progress.record_interview("", "begun", detail)
        return cls(
            progress, catalogue, Course(begun.id, plan, seed, local_time(begun.at, begun.offset)), earlier
        )

    @classmethod
    def resume(
        cls, progress: Progress, catalogue: Catalogue, interview: str, *, alive: datetime | None = None
    ) -> Self:
        """Go on with one that was paused or broken off; the time away is not counted.

        What was being asked is asked again, shown as it was, if the bank still has it.

        Args:
            progress: the log.
            catalogue: the bank.
            interview: its id.
            alive: its last sign of life, where it was left without a pause: its clock ran until then.

        Raises:
            Problem: there is no such interview, it has ended, or it could not be saved.
        """
        course = course_of(progress, interview)
        if course.ended is not None:
            raise Problem("this interview has ended", remedy="look at its report, or begin another")
        earlier = [past for past in courses(progress) if past.began < course.began]
        resumed = cls(progress, catalogue, course, earlier)
        resumed._note("resumed", {} if alive is None else {"alive": to_micros(alive)})
        pending = resumed._course.pending
        if pending is not None and pending.key in catalogue.cards:
            number = len(resumed.given) + 1
            resumed.current = Asked(catalogue.cards[pending.key], pending.role, pending.seed, number)
        return resumed

    @property
    def given(self) -> Sequence[Given]:
        """What was answered or passed over so far, in order."""
        return self._course.given

    @property
    def paused(self) -> bool:
        """Whether the clock stands."""
        return self._course.standing

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self._course.ended is not None

    def seconds_left(self) -> float:
        """Of the interview's time; not below 0."""
        return max(0.0, 60 * self.plan.minutes - self._course.spent(self._progress.now()))

    def heard(self, at: datetime) -> bool:
        """Whether something done then was done at the current question: since it was asked, in no pause."""
        self._asked()
        assert self._course.pending is not None  # noqa: S101 - what is asked is in the log
        return at >= self._course.pending.at and not any(
            start < at < end for start, end in self._course.stood
        )

    def coding_seconds_left(self) -> float:
        """Of the coding task's own time, while it is asked; not below 0, and no more than the interview's."""
        spent = self._course.spent(self._progress.now()) - self._course.pending_since
        own = 60 * CODING_MINUTES[self.plan.minutes] - spent
        return max(0.0, min(own, self.seconds_left()))

    @property
    def code_waits(self) -> bool:
        """Whether the coding task is still to come, and its own time runs already."""
        asked = [self.current.card.key] if self.current is not None else []
        if not self._catalogue.tasks or any(map(is_task, (*asked, *(item.key for item in self.given)))):
            return False
        return 0 < self.seconds_left() < 60 * CODING_MINUTES[self.plan.minutes]

    def seconds_on_it(self) -> float:
        """How long the current question has been there, pauses not counted."""
        return max(0.0, self._course.spent(self._progress.now()) - self._course.pending_since)

    def lead_in(self) -> str:
        """What the interviewer says before the current question, as a line of Markdown."""
        return lead_in(self._asked(), self.given[-1] if self.given else None, self._catalogue)

    def next(self) -> Asked | None:
        """What is asked now: chosen by what was answered before, and written down.

        Returns:
            The question or task; None once the time is over or nothing is left. `end` it then.

        Raises:
            Problem: it could not be saved.
        """
        if self.current is not None:
            return self.current
        number = len(self.given) + 1
        rng = Random(f"{self._course.seed}/{number}")  # noqa: S311 - draws questions, no secrets
        chosen = choose(self.plan, self._catalogue, self.given, self.seconds_left(), rng, lately=self._lately)
        if chosen is None:
            return None
        card, role = chosen
        asked = Asked(card, role, rng.getrandbits(31), number)
        self._note("asked", {"card": card.key, "role": role, "seed": asked.seed})
        self.current = asked
        return asked

    def answer(self, verdict: Verdict, seconds: float, *, confidence: int | None = None) -> None:
        """Write down the answer to the current question: for the interview, and as a review of its card.

        Args:
            verdict: from `judge`; whether it is shown now is the plan's.
            seconds: from the question being shown to its being answered.
            confidence: how sure the learner was, in per cent.

        Raises:
            Problem: it could not be saved; the question stays the current one.
        """
        asked = self._asked()
        self._settle(
            review_of(asked.card, verdict, seconds, seed=asked.seed, confidence=confidence),
            correct=verdict.correct,
            seconds=seconds,
            confidence=confidence,
            baited=verdict.baited,
            response=verdict.response,
        )

    def answer_open(
        self, shown: Presentation, text: str, seconds: float, *, confidence: int | None = None
    ) -> None:
        """Write down an answer in the learner's own words, which they mark when it is over (`mark`).

        What comes next follows from the key points that the words show; where they were only spoken, from
        how sure they sounded.

        Args:
            shown: the open question, as shown.
            text: what was written; empty where it was answered aloud.
            seconds: from the question being shown to its being answered.
            confidence: how sure the learner was, in per cent.

        Raises:
            Problem: it could not be saved; the question stays the current one.
        """
        found = found_phrases(shown.key_points, text)
        holds = suggested_rating(len(found), len(shown.key_points)) > Rating.AGAIN
        if not text.strip():
            holds = (confidence or 0) > CONFIDENCES[0][1]
        self._settle(
            correct=holds, marked=False, seconds=seconds, confidence=confidence, response={"text": text}
        )

    def answer_task(
        self,
        *,
        passed: bool,
        seconds: float,
        attempts: int,
        mistakes: Sequence[str],
        source: str = "",
        confidence: int | None = None,
    ) -> None:
        """Write down how the coding task ended, whose screen has recorded its attempts itself.

        Args:
            passed: whether an attempt passed.
            seconds: from the task being shown to its being left.
            attempts: grades asked for.
            mistakes: slugs of those named.
            source: what was handed in last.
            confidence: how sure the learner was of the last attempt, in per cent.

        Raises:
            Problem: it could not be saved; the task stays the current one.
        """
        self._settle(
            correct=passed,
            seconds=seconds,
            confidence=confidence,
            attempts=attempts,
            mistakes=list(dict.fromkeys(mistakes)),
            response={"source": source},
        )

    def skip(self) -> None:
        """Pass over the current question: no answer, and told as such in the report.

        Raises:
            Problem: it could not be saved; the question stays the current one.
        """
        self._note("skipped", {"card": self._asked().card.key})
        self.current = None

    def pause(self) -> None:
        """Stop the clock; that it was stopped, and for how long, stands in the report."""
        if not self.ended and (not self.paused or self._course.is_reading):
            self._note("paused")

    def read(self) -> None:
        """Stop the clock while a verdict is read, which is no pause; the next step lets it run again."""
        if not self.paused:
            self._note("paused", {"reading": True})

    def go_on(self) -> None:
        """Let the clock run again."""
        if self.paused:
            self._note("resumed")

    def end(self) -> None:
        """Close it with what it has. A question left open is not counted."""
        if not self.ended:
            self._note("ended")
        self.current = None

    def _settle(self, review: Answer | None = None, **detail: Any) -> None:
        card = self._asked().card
        self._note("answered", detail | {"card": card.key, "content_hash": card.content_hash}, review)
        self.current = None

    def _note(self, step: str, detail: dict[str, Any] | None = None, review: Answer | None = None) -> None:
        # Heard here, not read again: a log of sixty interviews takes 35 ms to read, at every step.
        self._course.hear(
            self._progress.record_interview(
                self.id, step, detail or {}, answer=review, after=self._course.last
            )
        )

    def _asked(self) -> Asked:
        if self.current is None:
            raise ValueError("nothing is being asked: call next() first")
        return self.current


def unfinished(progress: Progress) -> Course | None:
    """The last interview that has not ended, if there is one."""
    return next((course for course in reversed(courses(progress)) if course.ended is None), None)
