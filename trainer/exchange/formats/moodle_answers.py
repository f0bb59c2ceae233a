"""What GIFT and Moodle's XML have in common: answers with a share of the marks and feedback of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.bank.mistaken import apart
from trainer.bank.model import MOST_MISTAKES
from trainer.bank.rendering import parse_number
from trainer.exchange.marking import FULL, judged
from trainer.exchange.model import DraftOption, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.model import Notes, Where

__all__ = [
    "Answer",
    "accepted_texts",
    "category_in",
    "known_mistakes",
    "literal_stars",
    "note_not_right",
    "options_of",
    "right_ones",
    "together",
]

_STAR = re.compile(r"(?<!\\)\*")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its share of the marks in percent, its text, the feedback on it, where it stands."""

    share: float
    text: str
    feedback: str | None
    where: Where

    @property
    def right(self) -> bool:
        """Whether it gives all marks."""
        return self.share >= FULL


def category_in(path: str) -> str:
    """The category a path such as `$course$/top/basics` names; what stands in every path says nothing."""
    parts = (part.strip() for part in path.split("/"))
    return "/".join(part for part in parts if part and not part.startswith("$") and part != "top")


def options_of(answers: Sequence[Answer], notes: Notes) -> list[DraftOption]:
    """The options of a choice; texts are Markdown already."""
    right = judged(
        [answer.share for answer in answers],
        [shortened(answer.text) for answer in answers],
        notes,
        [answer.where for answer in answers],
    )
    return [
        DraftOption(answer.text, correct, answer.feedback)
        for answer, correct in zip(answers, right, strict=True)
    ]


def right_ones(answers: Sequence[Answer], notes: Notes) -> list[Answer]:
    """The answers that give all marks; of the others, which ours can't hold, it is noted what they were."""
    for answer in answers:
        if not answer.right:
            note_not_right(answer, notes)
    return [answer for answer in answers if answer.right]


def known_mistakes(
    answers: Sequence[Answer], right: float, tolerance: float, notes: Notes
) -> list[tuple[float, str]]:
    """What wrong numbers give and the feedback on them; of those ours can't hold, it is noted what they were.

    Args:
        answers: to a question for a number, each with the number alone as its text.
        right: the right number.
        tolerance: relative.
        notes: losses go there.
    """
    found: list[tuple[float, str]] = []
    for answer in answers:
        value = parse_number(answer.text)
        if (
            answer.share > 0
            or value is None
            or not answer.feedback
            or len(found) == MOST_MISTAKES
            or not all(apart(value, other, tolerance) for other in (right, *(each for each, _ in found)))
        ):
            note_not_right(answer, notes)
        else:
            found.append((value, answer.feedback))
    return found


def note_not_right(answer: Answer, notes: Notes) -> None:
    """Note an answer that is typed, not picked, and does not give all marks."""
    called = shortened(answer.text) or "*"
    if answer.share > 0:
        notes.lost(answer.where, f"partial marks are not kept, the answer counts as wrong: {called}")
    if answer.feedback:
        notes.lost(answer.where, f"feedback on a wrong answer is not kept: {called}")


def accepted_texts(right: Sequence[Answer], notes: Notes) -> list[str]:
    """The wordings of a blank; a star stands for any text in Moodle, and for nothing here."""
    accepted: dict[str, None] = {}
    for answer in right:
        if _STAR.search(answer.text):
            notes.lost(answer.where, f"a pattern is taken as text, without its stars: {answer.text}")
        plain = _STAR.sub("", answer.text).replace("\\*", "*").strip()
        if plain:
            accepted.setdefault(plain)
    return list(accepted)


def literal_stars(text: str) -> str:
    """An accepted wording as Moodle takes it word for word."""
    return text.replace("*", "\\*")


def together(right: Sequence[Answer], feedback: str | None) -> str | None:
    """Feedback on the right answers and on the whole question: what to know, in either case."""
    said = [answer.feedback for answer in right if answer.feedback]
    return "\n\n".join(dict.fromkeys([*said, *([feedback] if feedback else [])])) or None
