"""Writes Moodle XML: texts as Markdown, topics as categories, level and objectives as tags.

An order becomes a question of the type `ordering`, which Moodle has since 4.4 and had as a plugin before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.rendering import format_number
from trainer.bank.semantics import BLANK, blanks_in
from trainer.exchange.formats.moodle_cloze import blanks_of, embedded
from trainer.exchange.marking import absolute_tolerance
from trainer.exchange.sections import Sections, joined
from trainer.exchange.tags import tags_of
from trainer.exchange.unkept import note_unkept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lxml.etree import _Element

    from trainer.exchange.model import Entry, Notes

__all__ = ["write"]

_TYPES = {
    "choice": "multichoice",
    "trap": "multichoice",
    "numeric": "numerical",
    "open": "essay",
    "order": "ordering",
    "match": "matching",
    "cloze": "cloze",
}
# Wide enough for a few sentences, with an editor that knows formulas.
_ESSAY = {"responseformat": "editor", "responserequired": "1", "responsefieldlines": "15", "attachments": "0"}
# Words, for which Moodle looks: it takes any other type of selection for a few of the steps at random.
_ORDERING = {"layouttype": "VERTICAL", "selecttype": "ALL", "gradingtype": "ALL_OR_NOTHING"}


def write(entries: Sequence[Entry], notes: Notes, _now: datetime) -> bytes:
    """The questions, in their order, the category before those of a topic."""
    quiz = etree.Element("quiz")
    folders: tuple[str, ...] = ()
    for entry in entries:
        if not _fits(entry, notes):
            continue
        if entry.folders and entry.folders != folders:
            folders = entry.folders
            category = etree.SubElement(quiz, "question", type="category")
            _text(etree.SubElement(category, "category"), "/".join(["$course$/top", *folders]))
        _question(quiz, entry, notes)
    etree.indent(quiz)
    data: bytes = etree.tostring(quiz, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _fits(entry: Entry, notes: Notes) -> bool:
    """Whether Moodle has such a question."""
    question = entry.question
    if not isinstance(question, Cloze):
        return True
    reason = ""
    if len(blanks_in(question.prompt)) > len(question.blanks):
        reason = "a blank stands twice in its text, which Moodle has not"
    elif blanks_of(question.prompt, entry.where)[1]:
        reason = "Moodle would read a part of its text as a blank"
    if reason:
        notes.refused(entry.where, question.id, reason)
    return not reason


def _question(quiz: _Element, entry: Entry, notes: Notes) -> None:
    question = entry.question
    note_unkept(entry, notes)
    element = etree.SubElement(quiz, "question", type=_TYPES[question.kind])
    _text(etree.SubElement(element, "name"), question.id)
    prompt = _with_blanks(question) if isinstance(question, Cloze) else question.prompt
    _formatted(element, "questiontext", prompt)
    feedback = Sections(explanation=question.explanation, say=question.say)
    _formatted(element, "generalfeedback", joined(feedback))
    _plain(element, {"defaultgrade": "1", "penalty": "0", "hidden": "0", "idnumber": question.id})
    match question:
        case Choice() | Trap():
            _options(element, question)
        case Numeric():
            _number(element, "100", question.answer, question.tolerance)
            for wrong in question.wrong:
                answer = _number(element, "0", wrong.answer, question.tolerance)
                _formatted(answer, "feedback", wrong.why)
        case Open():
            points = [point.text for point in question.key_points]
            _plain(element, _ESSAY)
            info = Sections(model_answer=question.model_answer, key_points=points)
            _formatted(element, "graderinfo", joined(info))
        case Order():
            _plain(element, _ORDERING)
            for number, step in enumerate(question.steps, 1):
                _answer(element, str(number), step)
        case Match():
            _plain(element, {"shuffleanswers": "true"})
            for pair in question.pairs:
                sub = _formatted(element, "subquestion", pair.left)
                _text(etree.SubElement(sub, "answer"), pair.right)
        case Cloze():
            pass
    tags = etree.SubElement(element, "tags")
    for tag in tags_of(question):
        _text(etree.SubElement(tags, "tag"), tag)


def _options(element: _Element, question: Choice | Trap) -> None:
    """Several right options share the marks; wrong ones take them away, so that ticking all gives none."""
    right = sum(option.correct for option in question.options)
    _plain(element, {"single": "true" if right == 1 else "false", "shuffleanswers": "true"})
    wrong = "0" if right == 1 else "-100"
    for option in question.options:
        share = format_number(round(100 / right, 5)) if option.correct else wrong
        answer = _answer(element, share, option.text)
        _formatted(answer, "feedback", option.why)


def _number(element: _Element, fraction: str, value: str | float, tolerance: float) -> _Element:
    answer = _answer(element, fraction, repr(float(value)), "moodle_auto_format")
    _plain(answer, {"tolerance": absolute_tolerance(value, tolerance)})
    return answer


def _with_blanks(question: Cloze) -> str:
    """The text with Moodle's blanks; in Markdown a backslash of theirs must survive."""
    return BLANK.sub(lambda found: embedded(question.blanks[int(found[1]) - 1]), question.prompt)


def _answer(parent: _Element, fraction: str, text: str, written: str = "markdown") -> _Element:
    answer = etree.SubElement(parent, "answer", fraction=fraction, format=written)
    _text(answer, text)
    return answer


def _formatted(parent: _Element, name: str, text: str) -> _Element:
    element = etree.SubElement(parent, name, format="markdown")
    _text(element, text)
    return element


def _text(parent: _Element, text: str) -> None:
    # A carriage return would come back as a line feed; ours have none.
    etree.SubElement(parent, "text").text = re.sub(r"\r\n?", "\n", text)


def _plain(parent: _Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        etree.SubElement(parent, name).text = text
