"""Reads Moodle XML, the format in which Moodle keeps whole question banks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.text import one_line
from trainer.authoring.naming import is_id
from trainer.bank.rendering import parse_number
from trainer.exchange.formats.moodle_answers import (
    Answer,
    accepted_texts,
    category_in,
    known_mistakes,
    options_of,
    right_ones,
    together,
)
from trainer.exchange.formats.moodle_cloze import blanks_of
from trainer.exchange.formats.moodle_extras import note_extras
from trainer.exchange.marking import EXACT, OutOfRange, relative_tolerance
from trainer.exchange.model import Draft, Sureness, shortened
from trainer.exchange.sections import parted
from trainer.exchange.tags import level_and_objectives
from trainer.exchange.texts import markdown_of
from trainer.exchange.xml import parse, root_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_WRITTEN = {"html": "html", "markdown": "markdown", "plain_text": "plain", "moodle_auto_format": "moodle"}
# How an ordering says that all of its steps are shown; numbers are what other tools write.
_ALL_STEPS = {"", "0", "ALL", "EXACT"}
_GAP = re.compile(r"\[\[(\d+)\]\]")


def recognise(source: Source) -> Sureness:
    """By its root element."""
    return Sureness.SURE if source.is_xml and root_name(source) == "quiz" else Sureness.NO


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, in their order.

    Raises:
        Problem: it is not well-formed, or no quiz.
    """
    root = parse(source)
    if root.tag != "quiz":
        what = f"is no Moodle quiz but <{one_line(str(root.tag), 40)}>"
        raise Problem(what, where=str(source.where()), remedy="name its format with --from")
    category = ""
    for element in root.iterchildren("question"):
        if element.get("type") == "category":
            category = category_in(element.findtext("category/text") or "")
        else:
            yield from _Question(element, source, notes, category).drafts()


class _Refused(Exception):  # noqa: N818 - not an error: a question without a counterpart
    """The question can't be carried; the message says why."""


class _Question:
    """One `<question>`, read."""

    def __init__(self, element: _Element, source: Source, notes: Notes, category: str) -> None:
        self._element = element
        self._source = source
        self._notes = notes
        self._category = category
        self._where = self._at(element)
        self._kind = (element.get("type") or "").strip()

    def drafts(self) -> Iterator[Draft]:
        """The question, if it can be carried."""
        title = (self._element.findtext("name/text") or "").strip()
        makers: dict[str, Callable[[], Draft]] = {
            "multichoice": self._choice,
            "truefalse": self._choice,
            "shortanswer": self._short,
            "numerical": self._numeric,
            "matching": self._match,
            "ddmatch": self._match,
            "essay": self._essay,
            "cloze": self._embedded,
            "gapselect": self._gaps,
            "ddwtos": self._gaps,
            "ordering": self._order,
        }
        maker = makers.get(self._kind)
        try:
            if self._kind == "description":
                raise _Refused("a description, which asks nothing")
            if maker is None:
                raise _Refused(
                    f"questions of the type {one_line(self._kind, 40) or '(none)'} have no counterpart"
                )
            draft = maker()
        except _Refused as refused:
            self._notes.refused(self._where, title or self._text("questiontext"), str(refused))
            return
        level, objectives, others = level_and_objectives(
            (tag.findtext("text") or "").strip() for tag in self._element.iterfind("tags/tag")
        )
        for tag in others:
            self._notes.lost(self._where, f"a tag is not kept: {tag}")
        note_extras(self._element, self._where, self._at, self._notes)
        number = (self._element.findtext("idnumber") or "").strip()
        yield replace(
            draft,
            name=number if is_id(number) and not number.isdigit() else title,
            category=self._category,
            level=level,
            objectives=objectives,
        )

    def _at(self, element: _Element) -> Where:
        line = element.sourceline
        return self._source.where(int(line) if line is not None else None)

    def _text(self, name: str, parent: _Element | None = None) -> str:
        """The text of a child, as Markdown."""
        element = (self._element if parent is None else parent).find(name)
        return "" if element is None else self._formatted(element)

    def _formatted(self, element: _Element, raw: str | None = None) -> str:
        """An element with `<text>`, as Markdown; another text than its own where one is given."""
        text = _raw(element) if raw is None else raw
        return markdown_of(text, self._written(element), self._notes, self._at(element))

    def _written(self, element: _Element) -> str:
        return _WRITTEN.get(element.get("format") or "html", "html")

    def _draft(self, kind: str, prompt: str, feedback: str | None, **body: object) -> Draft:
        said = parted(feedback)
        return Draft(
            kind=kind,
            prompt=prompt,
            where=self._where,
            explanation=said.explanation,
            say=said.say,
            **body,  # type: ignore[arg-type]
        )

    def _feedback(self) -> str | None:
        return self._text("generalfeedback") or None

    def _answers(self, *, plain: bool) -> list[Answer]:
        """The answers; typed ones are plain text whatever their format says."""
        return [
            Answer(
                _share(element),
                _raw(element).strip() if plain else self._formatted(element),
                self._text("feedback", element) or None,
                self._at(element),
            )
            for element in self._element.iterchildren("answer")
        ]

    def _choice(self) -> Draft:
        answers = self._answers(plain=False)
        if self._kind == "truefalse":
            answers = [replace(answer, text=answer.text.capitalize()) for answer in answers]
        options = options_of(answers, self._notes)
        return self._draft("choice", self._text("questiontext"), self._feedback(), options=options)

    def _short(self) -> Draft:
        right = right_ones(self._answers(plain=True), self._notes)
        accepted = accepted_texts(right, self._notes)
        if not accepted:
            raise _Refused("it accepts no answer in full")
        if (self._element.findtext("usecase") or "0").strip() == "1":
            self._notes.lost(self._where, "capital letters count there, and not here")
        prompt = re.sub(r"_{3,}", "{{1}}", self._text("questiontext"), count=1)
        if "{{1}}" not in prompt:
            prompt = f"{prompt} {{{{1}}}}"
        return self._draft("cloze", prompt, together(right, self._feedback()), blanks=[accepted])

    def _numeric(self) -> Draft:
        answers = self._answers(plain=True)
        right = [answer for answer in answers if answer.right]
        if len(right) != 1:
            raise _Refused("it accepts several numbers" if right else "it accepts no number in full")
        element = next(
            each for each in self._element.iterchildren("answer") if _share(each) >= right[0].share
        )
        value = parse_number(right[0].text)
        absolute = parse_number((element.findtext("tolerance") or "0").strip() or "0")
        if value is None or absolute is None:
            raise _Refused(f"its answer is no number: {shortened(right[0].text)}")
        try:
            tolerance = relative_tolerance(value, absolute) if absolute else EXACT
        except OutOfRange as problem:
            raise _Refused(str(problem)) from None
        for unit in self._element.iterfind("units/unit"):
            name = (unit.findtext("unit_name") or "").strip()
            self._notes.lost(self._at(unit), f"a unit is not kept: {name}")
        feedback = together(right, self._feedback())
        others = [answer for answer in answers if not answer.right]
        wrong = known_mistakes(others, value, tolerance, self._notes)
        prompt = self._text("questiontext")
        return self._draft("numeric", prompt, feedback, answer=value, tolerance=tolerance, wrong=wrong)

    def _match(self) -> Draft:
        pairs = []
        for element in self._element.iterchildren("subquestion"):
            left, right = self._formatted(element), self._plain_text("answer", element)
            if left:
                pairs.append((left, right))
            else:
                what = f"an answer that belongs to nothing is not kept: {right}"
                self._notes.lost(self._at(element), what)
        return self._draft("match", self._text("questiontext"), self._feedback(), pairs=pairs)

    def _plain_text(self, name: str, parent: _Element) -> str:
        element = parent.find(name)
        if element is None:
            return ""
        return self._formatted(element) if element.get("format") else _raw(element).strip()

    def _essay(self) -> Draft:
        info = parted(self._text("graderinfo"))
        for name in ("responsetemplate",):
            if text := self._text(name):
                self._notes.lost(self._where, f"the template for the answer is not kept: {shortened(text)}")
        # Notes for who marks it are the nearest Moodle has to a model answer; ours are told apart in them.
        model = info.model_answer or info.explanation
        points = [(point, ()) for point in info.key_points]
        return self._draft(
            "open", self._text("questiontext"), self._feedback(), model_answer=model, key_points=points
        )

    def _embedded(self) -> Draft:
        element = self._element.find("questiontext")
        if element is None:
            raise _Refused("it asks nothing")
        text, blanks = blanks_of(_raw(element), self._at(element))
        if not blanks:
            raise _Refused("it has no blank")
        written = self._written(element)
        if len(blanks) == 1 and blanks[0].kind in ("picked", "several"):
            prompt = self._formatted(element, text.replace("{{1}}", "_____"))
            answers = [
                replace(answer, text=markdown_of(answer.text, written, self._notes, answer.where))
                for answer in blanks[0].answers
            ]
            return self._draft("choice", prompt, self._feedback(), options=options_of(answers, self._notes))
        accepted, right = [], []
        for number, blank in enumerate(blanks, 1):
            mine = self._right_in(blank.answers, blank.kind)
            right += mine
            accepted.append(accepted_texts(mine, self._notes))
            if not accepted[-1]:
                raise _Refused(f"its blank {number} accepts no answer in full")
        if len({blank.weight for blank in blanks}) > 1:
            self._notes.lost(self._where, "unequal marks are not kept, all blanks count the same")
        prompt = self._formatted(element, text)
        return self._draft("cloze", prompt, together(right, self._feedback()), blanks=accepted)

    def _right_in(self, answers: Sequence[Answer], kind: str) -> list[Answer]:
        """The right answers of a blank, as somebody would type them; what else it offered is noted."""
        if kind == "number":
            values = [parse_number(answer.text.partition(":")[0]) for answer in answers if answer.right]
            if None in values:
                raise _Refused("its answer is no number")
            for answer in answers:
                number, _, tolerance = answer.text.partition(":")
                if answer.right and parse_number(tolerance):
                    what = f"a blank accepts words, no tolerance: {number} ± {tolerance}"
                    self._notes.lost(answer.where, what)
            answers = [replace(answer, text=answer.text.partition(":")[0]) for answer in answers]
        right = right_ones(answers, self._notes)
        if kind in ("picked", "several"):
            for answer in answers:
                if not answer.right:
                    what = f"a blank is typed, not picked; a reply offered is not kept: {answer.text}"
                    self._notes.lost(answer.where, what)
        return right

    def _gaps(self) -> Draft:
        """Words to pick for `[[1]]`, `[[2]]` …: blanks to type, here."""
        element = self._element.find("questiontext")
        offered = [
            (_raw(each).strip(), self._at(each))
            for each in self._element
            if each.tag in ("selectoption", "dragbox")
        ]
        raw = "" if element is None else _raw(element)
        numbers: dict[int, int] = {}
        for found in _GAP.finditer(raw):
            numbers.setdefault(int(found[1]), len(numbers) + 1)
        if element is None or not numbers or max(numbers) > len(offered) or 0 in numbers:
            raise _Refused("its blanks name words that are not there" if numbers else "it has no blank")
        text = _GAP.sub(lambda found: f"{{{{{numbers[int(found[1])]}}}}}", raw)
        for number, (word, where) in enumerate(offered, 1):
            if number not in numbers:
                self._notes.lost(where, f"a blank is typed, not picked; a reply offered is not kept: {word}")
        blanks = [[offered[number - 1][0]] for number in numbers]
        return self._draft("cloze", self._formatted(element, text), self._feedback(), blanks=blanks)

    def _order(self) -> Draft:
        """The steps as they come in the file: Moodle itself does not look at their shares."""
        steps = [self._formatted(element) for element in self._element.iterchildren("answer")]
        shown = (self._element.findtext("selecttype") or self._element.findtext("logical") or "").strip()
        count = parse_number((self._element.findtext("selectcount") or "").strip()) or 0
        if shown.upper() not in _ALL_STEPS and count < len(steps):
            self._notes.lost(self._where, "showing only some of the steps is not kept")
        return self._draft("order", self._text("questiontext"), self._feedback(), steps=steps)


def _raw(element: _Element) -> str:
    """The text in `<text>`, or in the element itself, as old exports have it."""
    text = element.find("text")
    return "".join((element if text is None else text).itertext())


def _share(element: _Element) -> float:
    value = parse_number(element.get("fraction") or "0")
    return value if value is not None else 0.0
