"""Questions as cards with a front and a back, for systems that know nothing else but blanks in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.rendering import format_number
from trainer.exchange.sections import Sections, feedback_of, joined
from trainer.exchange.unkept import note_mistakes_unkept, note_unkept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.model import Entry, Notes

__all__ = ["Card", "card_of"]


@dataclass(frozen=True, slots=True)
class Card:
    """A card, as Markdown.

    Attributes:
        front: what is asked; of a text with blanks, the text with `{{1}}`, `{{2}}` … in it.
        back: the answer and what to know; of a text with blanks, what to know.
        blanks: the answer of each blank; empty for a card with front and back.
    """

    front: str
    back: str
    blanks: tuple[str, ...] = ()


def card_of(entry: Entry, notes: Notes) -> Card:
    """The question as a card; what a card can't hold is noted."""
    question = entry.question
    note_unkept(entry, notes)
    note_mistakes_unkept(entry, notes)
    if isinstance(question, Open):
        return Card(question.prompt, feedback_of(question))
    if isinstance(question, Cloze):
        for accepted in question.blanks:
            if len(accepted) > 1:
                notes.lost(entry.where, f"only the first wording of a blank is kept: {', '.join(accepted)}")
        answers = tuple(accepted[0] for accepted in question.blanks)
        return Card(question.prompt, feedback_of(question), answers)
    notes.lost(entry.where, f"a card has front and back only: nobody marks the answer to the {question.kind}")
    front, answer = _sides(question)
    return Card(front, joined(Sections(f"{answer}\n\n{question.explanation}", say=question.say)))


def _sides(question: Choice | Trap | Numeric | Order | Match) -> tuple[str, str]:
    """What is asked with everything to pick from, and the answer."""
    match question:
        case Choice() | Trap():
            options = _listed([option.text for option in question.options])
            replies = [f"{_mark(option.correct)} {option.text}: {option.why}" for option in question.options]
            return f"{question.prompt}\n\n{options}", _listed(replies)
        case Numeric():
            answer = format_number(float(question.answer))
            return question.prompt, f"**{answer}** (give or take {format_number(100 * question.tolerance)} %)"
        case Order():
            mixed = _listed(sorted(question.steps), "-")
            return f"{question.prompt}\n\n{mixed}", _listed(question.steps)
        case Match():
            lefts = _listed([pair.left for pair in question.pairs])
            rights = _listed(sorted(pair.right for pair in question.pairs), "-")
            pairs = _listed([f"{pair.left} → {pair.right}" for pair in question.pairs])
            return f"{question.prompt}\n\n{lefts}\n\n{rights}", pairs


def _mark(correct: bool) -> str:
    return "✓" if correct else "✗"


def _listed(texts: Sequence[str], sign: str = "") -> str:
    """A Markdown list, numbered where no sign is given; further lines of an item hang under it."""
    lines = []
    for number, text in enumerate(texts, 1):
        lead = sign or f"{number}."
        lines.append(f"{lead} " + text.replace("\n", "\n" + " " * (len(lead) + 1)))
    return "\n".join(lines)
