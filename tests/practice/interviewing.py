"""A small bank for interviews, and a candidate who answers what is asked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from made_bank import catalogue, question

from trainer.practice import Verdict
from trainer.practice.interview import Interview, Plan

if TYPE_CHECKING:
    from conftest import Clock

    from trainer.bank.catalogue import Catalogue
    from trainer.progress import Progress

CORE = Plan(20, 2)


def bank() -> Catalogue:
    """Two topics with an opener each, what goes deeper, a trap behind it, short ones aside; a task."""
    return catalogue(
        {"rate": "Rate", "noise": "Noise"},
        {"overshoot": ("rate", "Say how a rate overshoots"), "batch": ("noise", "Say what a batch buys")},
        question("rate-open", "rate", "overshoot", kind="open", level=1, follow_ups=["rate-named"]),
        question("rate-named", "rate", "overshoot", kind="choice", level=2),
        question("rate-trap", "rate", "overshoot", kind="trap", level=2),
        question("rate-deep", "rate", "overshoot", kind="numeric", level=3),
        question("noise-open", "noise", "batch", kind="open", level=2),
        question("noise-choice", "noise", "batch", kind="choice", level=2),
        question("noise-number", "noise", "batch", kind="numeric", level=2),
        question("noise-trap", "noise", "batch", kind="trap", level=2),
    )


def verdict(*, correct: bool, baited: bool = False) -> Verdict:
    return Verdict(correct, float(correct), "", baited=baited, response={"chosen": [0]})


def begin(progress: Progress, catalogue: Catalogue, plan: Plan = CORE, seed: int = 1) -> Interview:
    return Interview.begin(progress, catalogue, plan, Random(seed))


def names(interview: Interview) -> list[str]:
    return [f"{given.role} {given.key.rsplit('/', 1)[1]}" for given in interview.given]


def give(
    interview: Interview, clock: Clock, *, correct: bool, seconds: float = 60, confidence: int = 70
) -> None:
    asked = interview.next()
    assert asked is not None
    clock.forward(seconds=seconds)
    if asked.is_task:
        interview.answer_task(passed=correct, seconds=seconds, attempts=1, mistakes=(), confidence=confidence)
    else:
        baited = not correct and getattr(asked.card, "kind", "") == "trap"
        interview.answer(verdict(correct=correct, baited=baited), seconds, confidence=confidence)
