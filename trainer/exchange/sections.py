"""What a question says beside what it asks, as one text and parted again.

Other systems have one field for feedback on a question. Ours has an explanation, what to say, a model answer
and key points: they go into that field under headings of their own, and come back from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer.bank.model import Open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.bank.model import Question

__all__ = ["Sections", "feedback_of", "joined", "parted"]

_HEADINGS = {"model_answer": "Model answer", "key_points": "Key points", "say": "Say in the interview"}
_BY_HEADING = {heading: name for name, heading in _HEADINGS.items()}
_HEADING = re.compile(rf"^\*\*({'|'.join(_BY_HEADING)}):\*\*[ ]*$", re.MULTILINE)
_POINT = re.compile(r"^[-*+] +(\S.*)$")


@dataclass(frozen=True, slots=True)
class Sections:
    """What stands in one text; None or empty where it does not."""

    explanation: str | None = None
    model_answer: str | None = None
    key_points: Sequence[str] = field(default=())
    say: str | None = None


def feedback_of(question: Question) -> str:
    """All that a question says beside what it asks, as one Markdown text."""
    if isinstance(question, Open):
        points = [point.text for point in question.key_points]
        return joined(Sections(question.explanation, question.model_answer, points, question.say))
    return joined(Sections(question.explanation, say=question.say))


def joined(sections: Sections) -> str:
    """One Markdown text of them all; empty where there is nothing."""
    parts = [sections.explanation or ""]
    if sections.model_answer:
        parts.append(f"**{_HEADINGS['model_answer']}:**\n\n{sections.model_answer}")
    if sections.key_points:
        points = "\n".join(f"- {' '.join(point.split())}" for point in sections.key_points)
        parts.append(f"**{_HEADINGS['key_points']}:**\n\n{points}")
    if sections.say:
        parts.append(f"**{_HEADINGS['say']}:**\n\n{sections.say}")
    return "\n\n".join(part for part in parts if part)


def parted(text: str | None) -> Sections:
    """What `joined` put together, or a text of somebody else's, which is an explanation."""
    pieces = _HEADING.split(text or "")
    found = {"explanation": pieces[0].strip()}
    for heading, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        found.setdefault(_BY_HEADING[heading], piece.strip())
    points = [point for line in found.get("key_points", "").split("\n") if (point := _POINT.match(line))]
    return Sections(
        explanation=found["explanation"] or None,
        model_answer=found.get("model_answer") or None,
        key_points=tuple(point[1].strip() for point in points),
        say=found.get("say") or None,
    )
