"""What the interviewer says before a question; never whether the last answer was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graders.text import one_line
from trainer.practice.interview.looking_back import look_back
from trainer.practice.judging import OpenAnswer

if TYPE_CHECKING:
    from trainer.bank import Catalogue
    from trainer.bank.catalogue import Card
    from trainer.practice.interview.looking_back import Reviewed
    from trainer.practice.interview.model import Asked, Given

__all__ = ["lead_in"]

# A longer reply is not said again before the next question: one has it in mind.
_LONGEST_SAID: Final = 70
# Of an answer in one's own words its beginning is repeated, so long.
_BEGINNING: Final = 48
_STAYING: Final = "Staying with that:"


def lead_in(asked: Asked, before: Given | None, catalogue: Catalogue) -> str:
    """One line of Markdown before a question.

    A follow-up sounds the same after a right and after a wrong answer: what it is would tell.

    Args:
        asked: the question.
        before: what was asked before it; None for the first.
        catalogue: the bank.
    """
    topic = _topic(asked.card, catalogue)
    if asked.role == "coding":
        return "Now some code."
    if asked.role == "opener":
        return f"Let us begin with {topic}." if before is None else f"Something else: {topic}."
    if asked.role == "aside":
        return f"A short one, on {topic}."
    if before is not None and _goes_elsewhere(asked.card, before, catalogue):
        return f"That leads to {topic}:"
    said = "" if before is None else _said(look_back(before, catalogue))
    return f"You said {said}. Follow-up:" if said else _STAYING


def _goes_elsewhere(card: Card, before: Given, catalogue: Catalogue) -> bool:
    """Whether a follow-up is of another topic, where what was said before is no reason to ask it."""
    last = catalogue.cards.get(before.key)
    return last is not None and (last.track, last.topic) != (card.track, card.topic)


def _topic(card: Card, catalogue: Catalogue) -> str:
    topics = (topic for track in catalogue.tracks if track.id == card.track for topic in track.topics)
    title = next((topic.title for topic in topics if topic.id == card.topic), card.topic)
    # As it is: in small letters "Adam and its kin" would lose its name.
    return f"*{one_line(title)}*"


def _said(back: Reviewed) -> str:
    """The answer before in a few of its own words; empty where there are none to repeat."""
    shown, response = back.shown, back.response
    if shown is None or response is None:
        return ""
    if isinstance(response, OpenAnswer):
        return _beginning(one_line(response.text))
    if shown.kind in ("choice", "trap"):
        words = " and ".join(shown.options[at].text for at in sorted(response)) if len(response) == 1 else ""
    elif shown.kind == "numeric":
        return one_line(response, _LONGEST_SAID)
    else:
        words = response[0] if shown.kind == "cloze" and len(response) == 1 else ""
    words = one_line(words).rstrip(".")
    return f"“{words}”" if words and len(words) <= _LONGEST_SAID else ""


def _beginning(text: str) -> str:
    """The first words of a text, whole ones; what markup means in them is taken away."""
    plain = text.translate(dict.fromkeys(map(ord, "*_`[]<>"), " "))
    words = " ".join(plain.split())
    if len(words) > _BEGINNING:
        words = words[:_BEGINNING].rpartition(" ")[0].rstrip(" ,;:.") + " …"
    words = words.rstrip(".")
    return f"“{words}”" if words else ""
