"""What an interview came to, as plain values: a screen and the exports show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graders.text import counted

if TYPE_CHECKING:
    from datetime import datetime

    from trainer.practice.interview.model import Given, Plan

__all__ = ["Line", "Link", "Mistake", "Report", "Share", "Step", "Study"]


@dataclass(frozen=True, slots=True)
class Line:
    """A topic or an objective, as it went.

    Attributes:
        id: of the topic or objective.
        track: of its track.
        title: for people.
        right: answers that were right.
        asked: questions asked, those passed over among them.
        seconds: a question's, on average over those answered; None where none was.
    """

    id: str
    track: str
    title: str
    right: int
    asked: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """How often one was right when one said to be so sure.

    Attributes:
        word: what was said.
        claimed: the chance of being right that it stands for, in per cent.
        right: how often it was right.
        count: how often it was said.
    """

    word: str
    claimed: int
    right: int
    count: int

    @property
    def share(self) -> float:
        """Right ones in per cent; only where it was said at all."""
        return 100 * self.right / self.count


@dataclass(frozen=True, slots=True)
class Link:
    """A question or task to go to."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Study:
    """One thing to study next.

    Attributes:
        id: of the objective.
        objective: what one should be able to do, as the track says it.
        track: of its track.
        topic: whose notes tell about it.
        cards: questions and tasks to practise it with: first what went wrong, then what was not asked.
    """

    id: str
    objective: str
    track: str
    topic: str
    cards: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake that the grader named in code.

    Attributes:
        slug: its name, `mean-instead-of-sum`.
        task: the task's title.
        mended: how many attempts it took until the task passed; None where it did not.
    """

    slug: str
    task: str
    mended: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the interview, as the report lists it.

    Attributes:
        given: what became of it.
        title: the question's first line or the task's title; its key where the bank no longer has it.
        kind: of the question, or "coding".
    """

    given: Given
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """An interview, looked back on.

    Attributes:
        id: the interview's.
        plan: what was chosen before it began.
        began: when.
        ended: when; None where it is not closed yet.
        spent: seconds of its time that were used.
        pauses: how often the clock was stopped.
        away: for how many seconds in all.
        steps: the questions in order.
        topics: in the track's order.
        objectives: the weakest first.
        traps: titles of the traps whose bait was taken.
        mistakes: named in the code, in the order in which they were made.
        calibration: for each thing said that was said at all; empty where nobody was asked.
        study: three at most, the most urgent first.
        no_code: it ended before the coding task was reached.
    """

    id: str
    plan: Plan
    began: datetime
    ended: datetime | None
    spent: float
    pauses: int
    away: float
    steps: tuple[Step, ...]
    topics: tuple[Line, ...]
    objectives: tuple[Line, ...]
    traps: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    calibration: tuple[Share, ...]
    study: tuple[Study, ...]
    no_code: bool = False

    @property
    def right(self) -> int:
        """How many were right, of those that are marked."""
        return sum(step.given.correct for step in self.steps if step.given.marked)

    @property
    def asked(self) -> int:
        """How many were asked and not left open; what is not marked yet is not among them."""
        return len(self.steps) - self.unmarked

    @property
    def unmarked(self) -> int:
        """How many answers in the learner's own words wait to be held against their key points."""
        return sum(not step.given.marked for step in self.steps)

    @property
    def headline(self) -> str:
        """One sentence: what held, and what did not."""
        if not self.steps:
            return "Closed before the first answer."
        parts = [f"{self.right} of {self.asked} right"] if self.asked else []
        if self.traps:
            parts.append(f"fell for {counted(len(self.traps), 'trap')}")
        skipped = sum(step.given.skipped for step in self.steps)
        if skipped:
            parts.append(f"passed over {skipped}")
        overrated = sum(
            not step.given.correct and step.given.marked and step.given.is_certain for step in self.steps
        )
        if overrated:
            parts.append(f"certain and wrong {_times(overrated)}")
        if self.unmarked:
            parts.append(f"{counted(self.unmarked, 'answer')} not marked yet")
        return ", ".join(parts) + "."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
