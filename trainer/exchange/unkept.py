"""What a question has that other formats than our own CSV can't hold: none of them, or some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.bank.model import Numeric, Open, Trap

if TYPE_CHECKING:
    from trainer.exchange.model import Entry, Notes

__all__ = ["note_mistakes_unkept", "note_unkept"]


def note_unkept(entry: Entry, notes: Notes) -> None:
    """Note the bait of a trap, what a question leads on to and teaches, and how a key point is heard."""
    question = entry.question
    if isinstance(question, Trap):
        bait = next((option.text for option in question.options if option.bait), "")
        notes.lost(entry.where, f"a trap becomes a choice; which option is the bait is not kept: {bait}")
    if isinstance(question, Open) and any(point.phrases for point in question.key_points):
        notes.lost(entry.where, "the phrases that show a key point was said are not kept")
    if question.follow_ups:
        notes.lost(entry.where, f"follow-ups are not kept: {', '.join(question.follow_ups)}")
    if question.mistakes:
        notes.lost(entry.where, f"mistakes it teaches are not kept: {', '.join(question.mistakes)}")


def note_mistakes_unkept(entry: Entry, notes: Notes) -> None:
    """Note what known mistakes give in a numeric question, where nobody marks its answer."""
    question = entry.question
    if isinstance(question, Numeric) and question.wrong:
        values = ", ".join(str(each.answer) for each in question.wrong)
        notes.lost(entry.where, f"what known mistakes give is not kept: {values}")
