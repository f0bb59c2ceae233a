"""What the learner is told about each mistake the grader recognises by itself: what it is and what to change.

Where a task has words of its own for a mistake they win, unless a figure was read off the submission's
behaviour (to how many places it rounds, at which line it fails): then ours, which name it, do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graders.diagnosis.words_of_form import FORM
from graders.diagnosis.words_of_numbers import NUMBERS
from graders.report import Diagnosis
from graders.text import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graders.diagnosis.evidence import Finding
    from graders.task import Task

    Details = Mapping[str, Any]

__all__ = ["RESERVED", "diagnosis_of", "message_of"]

_LONGEST_TEXT = 200  # characters of an exception's message that are quoted

RESERVED: dict[str, str | Callable[[Details], str]] = {**FORM, **NUMBERS}


def diagnosis_of(task: Task, finding: Finding, *, alone: bool = True) -> Diagnosis:
    """The finding in words: the task's own where it knows the mistake, else the grader's.

    Args:
        task: the task.
        finding: what was recognised.
        alone: nothing else is wrong, so that the rest may be called right.
    """
    known = task.mistakes.get(finding.slug)
    ours = _words(finding.slug, {"function": task.function, "alone": alone, **finding.details})
    title = finding.slug.replace("-", " ")
    says = ours or f"This behaves exactly like a known mistake: {title}."
    if known is not None and known.says and not (finding.details and ours):
        says = known.says
    return Diagnosis(finding.slug, f"Most likely: {says}" if finding.likely else says, title)


def message_of(found: Sequence[Diagnosis]) -> str:
    """The first sentence of what a diagnosis says; of two, that there are two, and which."""
    if len(found) > 1:
        return f"There are {len(found)} mistakes in it: {' and '.join(one.title for one in found)}."
    text = " ".join(found[0].says.split("\n\n", 1)[0].split())
    ends = [at for end in (". ", "? ", "! ") if (at := text.find(end)) >= 0]
    return text[: min(ends) + 1] if ends else text


def _words(slug: str, details: Details) -> str:
    shown = {
        key: escaped(value)[:_LONGEST_TEXT] if isinstance(value, str) else value
        for key, value in details.items()
    }
    if slug.startswith("mutates-") and "argument" in shown:
        slug = "mutates"
    template = RESERVED.get(slug, "")
    return template(shown) if callable(template) else template
