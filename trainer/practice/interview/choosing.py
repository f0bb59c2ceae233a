"""What an interviewer asks next: a pure function of what was asked and answered so far."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from trainer.practice.interview.model import CODING_MINUTES
from trainer.progress.model import is_task

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from random import Random

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import Card, QuestionSummary, TaskSummary
    from trainer.practice.interview.model import Given, Plan, Role

Found = TypeVar("Found", "QuestionSummary", "TaskSummary")

__all__ = ["choose"]

# How many questions hang on one opener, itself included.
_THREAD: Final = {10: 2, 20: 3, 45: 4}
# How many short questions stand between two threads.
_ASIDES: Final = {10: 1, 20: 2, 45: 2}
_SHORT_KINDS: Final = ("numeric", "choice", "cloze", "order", "match")
_IN_THREAD: Final = ("opener", "deeper", "trap")
# After so many wrong answers in a row an interviewer turns to something else.
_WRONG_IN_A_ROW: Final = 2
# Seconds one needs at least to answer; with fewer left it isn't asked any more.
_SHORTEST: Final = {"open": 60.0, "numeric": 40.0, "order": 40.0, "match": 40.0}
_SHORTEST_OTHERWISE: Final = 20.0
# The share of the time after which the coding task comes.
_CODING_AFTER: Final = 0.4
# Of its own clock, what has to be left so that it is still asked.
_CODING_CUT: Final = 0.5


def choose(
    plan: Plan,
    catalogue: Catalogue,
    given: Sequence[Given],
    seconds_left: float,
    rng: Random,
    *,
    lately: Collection[str] = (),
) -> tuple[Card, Role] | None:
    """The next question or task, and why; None when the time is over or nothing is left to ask.

    A thread begins with an open question. A right answer is followed by what goes deeper, a wrong one by
    the trap behind it, two wrong ones by something else; then come short questions from elsewhere, then
    another thread. The coding task comes once four tenths of the time have gone, in the midst of a thread
    where less than its own clock is left, and no more once half of that has gone too.

    Args:
        plan: what was chosen before it began.
        catalogue: the bank.
        given: what was asked before, in order.
        seconds_left: of the interview's time.
        rng: draws among what fits equally well.
        lately: keys of what earlier interviews asked; asked again only where nothing else fits.
    """
    return _Interviewer(plan, catalogue, given, seconds_left, rng, frozenset(lately)).choice()


@dataclass(frozen=True)
class _Interviewer:
    """One choice: what `choose` was given, and the ways to go on in the order in which they are tried."""

    plan: Plan
    catalogue: Catalogue
    given: Sequence[Given]
    seconds_left: float
    rng: Random
    lately: frozenset[str]

    def choice(self) -> tuple[Card, Role] | None:
        # With less left than its own clock the task comes next, whatever the thread.
        if (not self._mid_thread or self.seconds_left < self._coding_seconds) and (task := self._task()):
            return task, "coding"
        return self._follow_up() or self._aside() or self._opener() or self._whatever_fits()

    @cached_property
    def _fresh(self) -> list[QuestionSummary]:
        """What was not asked yet and can still be answered in time."""
        asked = {item.key for item in self.given}
        return [
            question
            for question in self.catalogue.questions
            if question.key not in asked
            and _SHORTEST.get(question.kind, _SHORTEST_OTHERWISE) <= self.seconds_left
        ]

    @cached_property
    def _questions(self) -> dict[str, QuestionSummary]:
        return {question.key: question for question in self.catalogue.questions}

    @cached_property
    def _thread(self) -> list[Given]:
        """What hangs on the last opener, itself first; empty once something else was asked since."""
        thread: list[Given] = []
        for item in reversed(self.given):
            if item.role not in _IN_THREAD:
                return []
            thread.insert(0, item)
            if item.role == "opener":
                return thread
        return []

    @cached_property
    def _mid_thread(self) -> bool:
        thread = self._thread
        if not 0 < len(thread) < _THREAD[self.plan.minutes] or thread[-1].skipped:
            return False
        last = thread[-_WRONG_IN_A_ROW:]
        return len(last) < _WRONG_IN_A_ROW or any(item.correct for item in last)

    @property
    def _coding_seconds(self) -> float:
        return 60 * CODING_MINUTES[self.plan.minutes]

    def _task(self) -> TaskSummary | None:
        if any(is_task(item.key) for item in self.given):
            return None
        whole = 60 * self.plan.minutes
        if whole - self.seconds_left < _CODING_AFTER * whole:
            return None
        if self.seconds_left < _CODING_CUT * self._coding_seconds:
            return None
        return self._nearest(self.catalogue.tasks, self.plan.level)

    def _follow_up(self) -> tuple[Card, Role] | None:
        """What depends on the last answer: after a right one deeper, after a wrong one the trap behind it."""
        last = self._questions.get(self.given[-1].key) if self._mid_thread else None
        if last is None:
            return None
        shared = self._sharing(last)
        if not self.given[-1].correct:
            easy = [question for question in shared if question.level <= max(last.level, self.plan.level)]
            traps = [question for question in easy if question.kind == "trap"]
            found = self._nearest(traps or easy, last.level)
            return None if found is None else (found, "trap")
        # Deeper than the level that was chosen, but not by two: a warm-up is not to end in a proof.
        within = [question for question in shared if question.level <= self.plan.level + 1]
        named = [
            question
            for question in self._fresh
            if question.key in last.follow_ups and question.level <= self.plan.level + 1
        ]
        deeper = [question for question in within if question.level > last.level]
        for near in (named, deeper, within):
            found = self._nearest(near, max(last.level, self.plan.level))
            if found is not None:
                return found, "deeper"
        return None

    def _sharing(self, last: QuestionSummary) -> list[QuestionSummary]:
        """Of the same track, with an objective in common."""
        wanted = set(last.objectives)
        return [
            question
            for question in self._fresh
            if question.track == last.track and wanted & {*question.objectives}
        ]

    def _aside(self) -> tuple[Card, Role] | None:
        """A short question from a topic that was met least, of another kind than the one before it."""
        since = 0
        for item in reversed(self.given):
            if item.role in _IN_THREAD:
                break
            since += 1
        if not self.given or since >= _ASIDES[self.plan.minutes]:
            return None
        before = self._questions.get(self.given[-1].key)
        short = [question for question in self._fresh if question.kind in _SHORT_KINDS]
        others = [question for question in short if before is None or question.kind != before.kind]
        found = self._nearest(self._least_met(others or short), self.plan.level)
        return None if found is None else (found, "aside")

    def _opener(self) -> tuple[Card, Role] | None:
        """An open question from a topic that was met least; the first one a level easier than the rest."""
        openers = [question for question in self._fresh if question.kind == "open"]
        level = self.plan.level if self.given else max(1, self.plan.level - 1)
        found = self._nearest(self._least_met(openers), level)
        return None if found is None else (found, "opener")

    def _whatever_fits(self) -> tuple[Card, Role] | None:
        """Where no open question is left, or no time for one: anything, without a thread to hang on it."""
        found = self._nearest(self._least_met(self._fresh), self.plan.level)
        return None if found is None else (found, "aside" if self.given else "opener")

    def _least_met(self, questions: Sequence[QuestionSummary]) -> list[QuestionSummary]:
        """Those from the topics that came up least in this interview."""
        asked = [self._questions.get(item.key) for item in self.given]
        met = [(question.track, question.topic) for question in asked if question is not None]
        times = {question.key: met.count((question.track, question.topic)) for question in questions}
        least = min(times.values(), default=0)
        return [question for question in questions if times[question.key] == least]

    def _nearest(self, cards: Iterable[Found], level: int) -> Found | None:
        """One of those nearest to a level, drawn; of those not asked lately where there is one."""
        every = list(cards)
        every = [card for card in every if card.key not in self.lately] or every
        nearest = min((abs(card.level - level) for card in every), default=0)
        fitting = [card for card in every if abs(card.level - level) == nearest]
        return self.rng.choice(fitting) if fitting else None
