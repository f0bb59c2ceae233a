"""What the learner is told about each mistake the grader recognises by itself: what it is and what to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graders.report import Diagnosis
from graders.verdict import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graders.diagnosis.evidence import Finding
    from graders.task import Task

__all__ = ["RESERVED", "diagnosis_of", "message_of"]


def diagnosis_of(task: Task, finding: Finding) -> Diagnosis:
    """The finding in words: the task's own where it knows the mistake, else the grader's."""
    known = task.mistakes.get(finding.slug)
    title = finding.slug.replace("-", " ")
    says = _words(finding.slug, finding.details)
    if known is not None and known.says and not (finding.details and says):
        says = known.says
    return Diagnosis(finding.slug, says or f"This behaves like a known mistake: {title}.", title)


def message_of(found: Diagnosis) -> str:
    """The first sentence of what a diagnosis says."""
    text = " ".join(found.says.split("\n\n", 1)[0].split())
    for end in (". ", "? ", "! "):
        if end in text:
            text = text.split(end, 1)[0] + end.strip()
    return text


def _words(slug: str, details: Mapping[str, Any]) -> str:
    shown = {key: printable(value, "") if isinstance(value, str) else value for key, value in details.items()}
    if slug.startswith("mutates-") and "argument" in shown:
        slug = "mutates"
    template = RESERVED.get(slug)
    return template(shown) if callable(template) else (template or "")


RESERVED: dict[str, Any] = {}
