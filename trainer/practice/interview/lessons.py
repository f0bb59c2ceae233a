"""What went wrong in an interview, question by question: what was asked, said, right, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.practice.interview.looking_back import look_back
from trainer.practice.reference import reference

if TYPE_CHECKING:
    from trainer.bank import Catalogue
    from trainer.practice.interview.report import Report

__all__ = ["Lesson", "lessons"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question that was not answered rightly; every text is Markdown of the content, or the learner's own.

    Attributes:
        number: which of the interview it was, from 1.
        asked: the prompt.
        said: what was answered, or why there is nothing to tell of it.
        right: what is right.
        why: the explanation.
        mistake: the known mistake that the answer shows; empty where none can be told.
    """

    number: int
    asked: str
    said: str
    right: str
    why: str
    mistake: str = ""


def lessons(report: Report, catalogue: Catalogue) -> tuple[Lesson, ...]:
    """Every question that was marked and not right, but for the coding task; those the bank still has."""
    found = []
    for number, step in enumerate(report.steps, 1):
        back = look_back(step.given, catalogue)
        if back.shown is None or step.given.correct or not step.given.marked:
            continue
        said = "passed over" if step.given.skipped else "the question was changed since"
        said = said if back.verdict is None else back.verdict.given_text
        mistake = "" if back.verdict is None else back.verdict.mistake
        right = reference(back.shown).expected_text
        why = back.shown.explanation.strip()
        found.append(Lesson(number, back.shown.prompt.strip(), said, right, why, mistake))
    return tuple(found)
