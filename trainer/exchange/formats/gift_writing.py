"""Writes Moodle GIFT: texts as Markdown (`[markdown]`), one question a paragraph, topics as categories.

Order has no counterpart, nor has a text with several blanks; both are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.rendering import format_number
from trainer.bank.semantics import BLANK, blanks_in
from trainer.exchange.formats.gift_text import escape
from trainer.exchange.formats.moodle_answers import literal_stars
from trainer.exchange.marking import absolute_tolerance
from trainer.exchange.sections import feedback_of
from trainer.exchange.tags import tags_of
from trainer.exchange.unkept import note_unkept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.exchange.model import Entry, Notes

__all__ = ["write"]


def write(entries: Sequence[Entry], notes: Notes, _now: datetime) -> bytes:
    """The questions, in their order, the topic before those of a topic."""
    paragraphs: list[str] = []
    folders: tuple[str, ...] = ()
    for entry in entries:
        text = _question(entry, notes)
        if text is None:
            continue
        if entry.folders and entry.folders != folders:
            folders = entry.folders
            paragraphs.append(f"$CATEGORY: $course$/{escape('/'.join(folders))}")
        paragraphs.append(text)
    return ("\n\n".join(paragraphs) + "\n").encode()


def _question(entry: Entry, notes: Notes) -> str | None:
    question = entry.question
    body = _body(entry, notes)
    if body is None:
        return None
    note_unkept(entry, notes)
    before, answers, after = body
    tags = "".join(f" [tag:{tag}]" for tag in tags_of(question))
    feedback = feedback_of(question)
    if feedback:
        answers = f"{answers}\n\t####{_written(feedback)}"
    if answers:
        answers = f"{answers}\n"
    comment = f"// [id:{question.id}]{tags}\n"
    return f"{comment}::{question.id}::[markdown]{escape(before)}{{{answers}}}{escape(after)}"


def _body(entry: Entry, notes: Notes) -> tuple[str, str, str] | None:
    """The text before the braces, in them, and behind them; None where GIFT has no such question."""
    question = entry.question
    answers = ""
    match question:
        case Choice() | Trap():
            answers = _options(question)
        case Numeric():
            wrong = [
                f"\n\t=%0%{_number(each.answer, question.tolerance)}#{_written(each.why)}"
                for each in question.wrong
            ]
            answers = "".join([f"#\n\t={_number(question.answer, question.tolerance)}", *wrong])
        case Open():
            pass
        case Match():
            if any("->" in text for pair in question.pairs for text in (pair.left, pair.right)):
                notes.refused(entry.where, question.id, "GIFT parts pairs by `->`, and one of them holds it")
                return None
            pairs = [f"\n\t={_written(pair.left)} -> {escape(pair.right)}" for pair in question.pairs]
            answers = "".join(pairs)
        case Cloze():
            return _cloze(entry, question, notes)
        case Order():
            notes.refused(entry.where, question.id, "GIFT has no question that asks for an order")
            return None
    return question.prompt, answers, ""


def _number(value: str | float, tolerance: float) -> str:
    return f"{float(value)!r}:{absolute_tolerance(value, tolerance)}"


def _options(question: Choice | Trap) -> str:
    """`=` marks the one right option; several right ones share the marks, and wrong ones take them away."""
    right = sum(option.correct for option in question.options)
    lines = []
    for option in question.options:
        if right > 1:
            sign = f"~%{format_number(round(100 / right, 5))}%" if option.correct else "~%-100%"
        else:
            sign = (
                ("=%100%" if option.correct else "~%0%")
                if _weighty(option.text)
                else "=~"[not option.correct]
            )
        lines.append(f"\n\t{sign}{_written(option.text)}#{_written(option.why)}")
    return "".join(lines)


def _cloze(entry: Entry, question: Cloze, notes: Notes) -> tuple[str, str, str] | None:
    if len(question.blanks) > 1 or len(blanks_in(question.prompt)) > 1:
        notes.refused(entry.where, question.id, "GIFT has no question with several blanks")
        return None
    if any("->" in accepted for accepted in question.blanks[0]):
        notes.refused(entry.where, question.id, "GIFT would read the `->` in an accepted answer as a pair")
        return None
    before, _, after = BLANK.split(question.prompt, maxsplit=1)
    return before, "".join(f"\n\t={_accepted(text)}" for text in question.blanks[0]), after


def _accepted(text: str) -> str:
    """A wording of a short answer, in which a star alone would stand for any text."""
    share = "%100%" if _weighty(text) else ""
    return f"{share}{_written(literal_stars(text))}"


def _weighty(text: str) -> bool:
    """Whether a text begins as a share of the marks does, so that one has to stand before it."""
    return text.startswith("%")


def _written(text: str) -> str:
    """The text, its format said again where it begins as if it said one itself."""
    return f"[markdown]{escape(text)}" if text.startswith("[") else escape(text)
