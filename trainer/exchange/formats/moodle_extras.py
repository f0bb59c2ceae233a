"""What Moodle keeps with a question and we don't: each is told, unless it is what Moodle writes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.bank.rendering import parse_number
from trainer.exchange.hypertext import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from trainer.exchange.model import Notes, Where

__all__ = ["note_extras"]

# What Moodle has put into these fields since version 1.9, whatever the author did.
_USUAL_GRADE = 1.0
_USUAL_PENALTIES = (0.0, 0.1, 1 / 3, 1.0)
_CLOSE = 1e-5
_USUAL_FEEDBACK = (
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
)
_FEEDBACK = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def note_extras(element: _Element, where: Where, at: Callable[[_Element], Where], notes: Notes) -> None:
    """Note marks, penalties, hints, files and feedback on right and wrong answers as such."""
    grade = parse_number((element.findtext("defaultgrade") or "1").strip())
    if grade is None or abs(grade - _USUAL_GRADE) > _CLOSE:
        notes.lost(where, f"its marks are not kept: {one_line(element.findtext('defaultgrade') or '', 20)}")
    penalty = parse_number((element.findtext("penalty") or "0").strip())
    if penalty is None or all(abs(penalty - usual) > _CLOSE for usual in _USUAL_PENALTIES):
        notes.lost(where, f"its penalty is not kept: {one_line(element.findtext('penalty') or '', 20)}")
    for hint in element.iterchildren("hint"):
        notes.lost(at(hint), f"a hint is not kept: {_short(hint)}")
    for name in _FEEDBACK:
        for said in element.iterchildren(name):
            text = _short(said)
            if text and text not in _USUAL_FEEDBACK:
                notes.lost(at(said), f"the {name} is not kept: {text}")
    for file in element.iter("file"):
        notes.lost(at(file), f"an embedded file is not kept: {one_line(file.get('name') or '', 60)}")
    for image in element.iterchildren("image"):
        if (image.text or "").strip():
            notes.lost(at(image), f"an image is not kept: {one_line(image.text or '', 60)}")


def _short(element: _Element) -> str:
    text = element.find("text")
    raw = "".join((element if text is None else text).itertext())
    return one_line(to_markdown(raw)[0], 60)
