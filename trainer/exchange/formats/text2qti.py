"""Reads text2qti's Markdown: numbered questions, `*a)` the right option, `=` a number, `____` an essay.

After https://github.com/gpoore/text2qti. Code that text2qti would run is text here, and is never run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.bank.rendering import parse_number
from trainer.exchange.marking import EXACT, OutOfRange, relative_tolerance
from trainer.exchange.model import Draft, DraftOption, Sureness, numbered_lines
from trainer.exchange.texts import without_images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.exchange.model import Notes
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

# What a line that is not indented begins; the first that fits.
_ELEMENTS = (
    ("question", re.compile(r"\d+\.[ \t]+(?=\S)")),
    ("right", re.compile(r"\*[a-zA-Z]\)[ \t]*")),
    ("wrong", re.compile(r"[a-zA-Z]\)[ \t]*")),
    ("ticked", re.compile(r"\[\*\][ \t]*")),
    ("unticked", re.compile(r"\[ ?\][ \t]*")),
    ("accepted", re.compile(r"\*[ \t]+")),
    ("number", re.compile(r"=[ \t]*")),
    ("feedback", re.compile(r"\.\.\.[ \t]*")),
    ("when right", re.compile(r"\+[ \t]+")),
    ("when wrong", re.compile(r"-[ \t]+")),
    ("solution", re.compile(r"![ \t]+")),
    ("essay", re.compile(r"_{3,}[ \t]*$")),
    ("upload", re.compile(r"\^{3,}[ \t]*$")),
    ("text", re.compile(r"Text:[ \t]*")),
    ("text title", re.compile(r"Text title:[ \t]*", re.IGNORECASE)),
    ("title", re.compile(r"Title:[ \t]*", re.IGNORECASE)),
    ("points", re.compile(r"Points:[ \t]*", re.IGNORECASE)),
    ("quiz title", re.compile(r"Quiz title:[ \t]*", re.IGNORECASE)),
    ("setting", re.compile(r"(?=[A-Za-z][A-Za-z ]*:[ \t]*\S)")),
    ("group", re.compile(r"(?:END_)?GROUP[ \t]*$")),
    ("comment", re.compile(r"%")),
)  # fmt: skip
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_ANSWERS = re.compile(
    r"^(?:\*?[a-zA-Z]\)|\[[ *]?\]|\*[ \t]+\S|=[ \t]*\S|_{3,}[ \t]*$|\^{3,}[ \t]*$)", re.MULTILINE
)
_TOLERANCE = re.compile(r"(.*?)\+-(.*?)(%?)$", re.DOTALL)


def recognise(source: Source) -> Sureness:
    """By its title, or by numbered questions with answers of its form."""
    if source.is_zip or source.is_database or source.is_xml or source.looks_binary:
        return Sureness.NO
    if re.search(r"^Quiz title:", source.head, re.MULTILINE | re.IGNORECASE):
        return Sureness.SURE
    asked = re.search(r"^\d+\.[ \t]+\S", source.head, re.MULTILINE)
    if (asked and _ANSWERS.search(source.head)) or re.search(r"^Text title:", source.head, re.MULTILINE):
        return Sureness.LIKELY
    return Sureness.NO


@dataclass
class _Element:
    """What a line and those indented below it are."""

    kind: str
    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines together."""
        return "\n".join(self.lines)


@dataclass
class _Question:
    """A question and what stands below it."""

    prompt: _Element
    title: str = ""
    points: str = ""
    answers: list[_Element] = field(default_factory=list)
    feedback: dict[int, str] = field(default_factory=dict)
    around: dict[str, str] = field(default_factory=dict)


_ANSWER_KINDS = {"right", "wrong", "ticked", "unticked", "accepted", "number", "essay", "upload"}


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, in their order."""
    current: _Question | None = None
    title, points, quiz = "", "", ""
    for element in _elements(source, notes):
        if element.kind == "question":
            if current:
                yield from _drafts(current, quiz, source, notes)
            current, title, points = _Question(element, title, points), "", ""
        elif element.kind == "title":
            title = element.text
        elif element.kind == "points":
            points = element.text
        elif element.kind == "quiz title":
            quiz = element.text
        elif current and element.kind in _ANSWER_KINDS:
            current.answers.append(element)
        elif current and element.kind == "feedback" and current.answers:
            current.feedback[len(current.answers) - 1] = element.text
        elif current and element.kind in ("feedback", "when right", "when wrong", "solution"):
            current.around[element.kind] = element.text
        else:
            _outside(element, source, notes)
    if current:
        yield from _drafts(current, quiz, source, notes)


def _elements(source: Source, notes: Notes) -> Iterator[_Element]:
    """The elements: a line that is not indented begins one, unless it stands in a comment or in code."""
    current: _Element | None = None
    hidden, fence = False, ""
    for number, line in numbered_lines(source.plain_text):
        if line.strip() in ("COMMENT", "END_COMMENT"):
            hidden = line.strip() == "COMMENT"
            continue
        if hidden:
            continue
        inside = bool(fence)
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if current and (inside or not line.strip() or line[0] in " \t"):
            current.lines.append(line)
            continue
        if not line.strip():
            continue
        begun = _begun(line, number)
        if begun is None:
            notes.lost(source.where(number), f"a line without a meaning is not kept: {one_line(line, 60)}")
            continue
        if current:
            yield _finished(current, source, notes)
        current = begun if begun.kind != "comment" else None
    if current:
        yield _finished(current, source, notes)


def _begun(line: str, number: int) -> _Element | None:
    for kind, pattern in _ELEMENTS:
        found = pattern.match(line)
        if found:
            return _Element(kind, number, [line[found.end() :]])
    return None


def _finished(element: _Element, source: Source, notes: Notes) -> _Element:
    """The element, its text without indentation and images."""
    first, *rest = element.lines
    indents = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    margin = min(indents, default=0)
    text = "\n".join([first, *(line[margin:].rstrip() for line in rest)]).strip()
    return _Element(element.kind, element.line, [without_images(text, notes, source.where(element.line))])


def _outside(element: _Element, source: Source, notes: Notes) -> None:
    """What belongs to no question."""
    where = source.where(element.line)
    if element.kind in ("text", "text title"):
        if element.kind == "text":
            notes.refused(where, element.text, "a text, which asks nothing")
    elif element.kind == "setting":
        notes.lost(where, f"a setting of the quiz is not kept: {one_line(element.text, 60)}")
    elif element.kind == "group":
        notes.lost(where, "picking questions from a group is not kept")
    else:
        notes.refused(where, element.text, "it belongs to no question")


def _drafts(question: _Question, quiz: str, source: Source, notes: Notes) -> Iterator[Draft]:
    where = source.where(question.prompt.line)
    if question.points and parse_number(question.points) != 1:
        notes.lost(where, f"its points are not kept: {one_line(question.points, 20)}")
    for name in ("when right", "when wrong"):
        if said := question.around.get(name):
            notes.lost(where, f"feedback {name} as such is not kept: {one_line(said, 60)}")
    kinds = {answer.kind for answer in question.answers}
    makers = (
        ({"right", "wrong"}, _choice),
        ({"ticked", "unticked"}, _choice),
        ({"accepted"}, _short),
        ({"number"}, _numeric),
        ({"essay"}, _essay),
    )
    body = next((maker(question) for these, maker in makers if kinds and kinds <= these), None)
    if isinstance(body, dict):
        parts = [
            question.around.get("feedback"),
            None if kinds == {"essay"} else question.around.get("solution"),
        ]
        yield Draft(
            prompt=question.prompt.text + (" {{1}}" if kinds == {"accepted"} else ""),
            where=where,
            name=question.title,
            category=quiz,
            explanation="\n\n".join(part for part in parts if part) or None,
            **body,  # type: ignore[arg-type]
        )
        return
    if kinds == {"upload"}:
        body = "uploading a file has no counterpart"
    reason = body or ("its answers are of several sorts" if kinds else "it has no answers")
    notes.refused(where, question.title or question.prompt.text, reason)


def _choice(question: _Question) -> dict[str, object] | str:
    options = [
        DraftOption(answer.text, answer.kind in ("right", "ticked"), question.feedback.get(index))
        for index, answer in enumerate(question.answers)
    ]
    return {"kind": "choice", "options": options}


def _short(question: _Question) -> dict[str, object] | str:
    return {"kind": "cloze", "blanks": [list(dict.fromkeys(answer.text for answer in question.answers))]}


def _essay(question: _Question) -> dict[str, object] | str:
    return {"kind": "open", "model_answer": question.around.get("solution")}


def _numeric(question: _Question) -> dict[str, object] | str:
    """`5`, `1.4142 +- 0.0001`, `2 +- 1%` or `[1.2598, 1.2600]`."""
    if len(question.answers) > 1:
        return "it accepts several numbers"
    text = question.answers[0].text.strip()
    tolerance = _TOLERANCE.match(text)
    try:
        if text.startswith("[") and text.endswith("]"):
            low, high = (parse_number(part) for part in f"{text[1:-1]},".split(",")[:2])
            if low is None or high is None:
                return f"its range is no pair of numbers: {one_line(text, 40)}"
            middle = (low + high) / 2
            return {
                "kind": "numeric",
                "answer": middle,
                "tolerance": relative_tolerance(middle, high - middle),
            }
        value = parse_number(tolerance[1] if tolerance else text)
        off = parse_number(tolerance[2]) if tolerance else 0.0
        if value is None or off is None:
            return f"its answer is no number: {one_line(text, 40)}"
        absolute = abs(value) * off / 100 if tolerance and tolerance[3] else off
        return {
            "kind": "numeric",
            "answer": value,
            "tolerance": relative_tolerance(value, absolute) if off else EXACT,
        }
    except OutOfRange as problem:
        return str(problem)
