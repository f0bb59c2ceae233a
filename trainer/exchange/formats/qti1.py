"""A QTI 1.2 item, as Canvas, Respondus, Blackboard and text2qti write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.bank.rendering import parse_number
from trainer.exchange.formats.qti1_scoring import Scoring, scoring_of
from trainer.exchange.formats.qti_xml import Refused, inner_html, name_of, place
from trainer.exchange.marking import EXACT, FULL, OutOfRange, judged, relative_tolerance
from trainer.exchange.model import Draft, DraftOption, shortened
from trainer.exchange.texts import markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["drafts_of"]

_TYPE_FIELDS = ("question_type", "respondusapi_qtype", "cc_profile", "qmd_itemtype", "bbmd_questiontype")
_POINTS_FIELDS = ("points_possible", "respondusapi_qpoints")
# The last is WebCT's and Blackboard's own.
_TEXTS = ("mattext", "matemtext", "localizable_mattext")
_RESPONSES = {"response_lid", "response_str", "response_num", "response_grp", "response_xy"}
_NUMERIC = re.compile("numeric|decimal", re.IGNORECASE)
_COMPUTED = re.compile("calculated|formula", re.IGNORECASE)
_UPLOAD = re.compile("file_upload", re.IGNORECASE)
_ESSAY = re.compile("essay", re.IGNORECASE)


def drafts_of(item: _Element, source: Source, notes: Notes) -> Iterator[Draft]:
    """The question of an item, if it can be carried."""
    reader = _Item(item, source, notes)
    try:
        draft = reader.draft()
    except Refused as refused:
        notes.refused(reader.where, reader.title or reader.begins, str(refused))
        return
    yield draft


class _Item:
    """One item, read."""

    def __init__(self, item: _Element, source: Source, notes: Notes) -> None:
        self.where: Where = place(item, source)
        self.title = name_of(item.get("title"))
        self._item = item
        self._source = source
        self._notes = notes
        self._fields = {
            (each.findtext("fieldlabel") or "").strip(): (each.findtext("fieldentry") or "").strip()
            for tag in ("qtimetadatafield", "qti_metadatafield")
            for each in item.iter(tag)
        }
        self._type = next((self._fields[name] for name in _TYPE_FIELDS if name in self._fields), "")
        self._scoring: Scoring = scoring_of(item)

    @property
    def begins(self) -> str:
        """How its text begins."""
        return shortened(" ".join(each.text or "" for each in self._item.iterfind("presentation//mattext")))

    def draft(self) -> Draft:
        """The question.

        Raises:
            Refused: it has no counterpart.
        """
        presentation = self._item.find("presentation")
        if presentation is None:
            raise Refused("it has no presentation")
        responses = [each for each in presentation.iter() if each.tag in _RESPONSES]
        if next(self._item.iter("calculated"), None) is not None or _COMPUTED.search(self._type):
            raise Refused("its numbers are drawn anew for each learner, in a way that has no counterpart")
        if _UPLOAD.search(self._type):
            raise Refused("uploading a file has no counterpart")
        self._note_points()
        if not responses and self._scoring.marks:
            return self._named_blanks(presentation)
        if not responses:
            raise Refused("a text, which asks nothing")
        if {str(each.tag) for each in responses} == {"response_lid"}:
            return self._picked(presentation, responses)
        if any(each.tag not in ("response_str", "response_num") for each in responses):
            ways = ", ".join(dict.fromkeys(str(each.tag) for each in responses))
            raise Refused(f"its way of answering has no counterpart ({ways})")
        return self._typed(presentation, responses)

    def _note_points(self) -> None:
        for name in _POINTS_FIELDS:
            points = self._fields.get(name)
            if points and parse_number(points) != 1:
                self._notes.lost(self.where, f"its points are not kept: {one_line(points, 20)}")

    def _material(self, element: _Element) -> str:
        """The texts of an element, its responses left out, as Markdown."""
        found = []
        for each in element.iter():
            if each.tag in _TEXTS and not self._in_response(each, element):
                found.append(self._mattext(each))
            elif each.tag in ("matimage", "mataudio", "matvideo", "matapplet"):
                called = one_line(each.get("uri") or each.get("label") or "", 60)
                what = {"matimage": "an image", "mataudio": "a sound", "matvideo": "a video"}
                told = f"{what.get(str(each.tag), 'a program')} is not kept: {called}"
                self._notes.lost(place(each, self._source), told)
        return "\n\n".join(text for text in found if text)

    @staticmethod
    def _in_response(element: _Element, within: _Element) -> bool:
        for above in element.iterancestors():
            if above is within:
                return False
            if above.tag in _RESPONSES or above.tag == "response_label":
                return True
        return False

    def _mattext(self, element: _Element) -> str:
        where = place(element, self._source)
        if len(element):
            return markdown_of(inner_html(element), "html", self._notes, where)
        html = "html" in (element.get("texttype") or "").lower()
        return markdown_of(element.text or "", "html" if html else "plain", self._notes, where)

    def _made(self, kind: str, prompt: str, explanation: str | None, **body: object) -> Draft:
        return Draft(
            kind=kind,
            prompt=prompt,
            where=self.where,
            name=self.title,
            explanation=explanation,
            **body,  # type: ignore[arg-type]
        )

    def _feedback(self, choices: set[str]) -> tuple[dict[str, str], str | None]:
        """Feedback on each choice, and on the question as a whole."""
        whys: dict[str, str] = {}
        general = []
        for element in self._item.iterchildren("itemfeedback"):
            text = self._material(element)
            name = element.get("ident", "")
            shown_by = self._scoring.shows.get(name, set())
            one = next(iter(shown_by)) if len(shown_by) == 1 else None
            if not text:
                continue
            if name in ("correct_fb", "general_incorrect_fb"):
                called = "right" if name == "correct_fb" else "wrong"
                what = f"feedback on any {called} answer is not kept: {one_line(text, 60)}"
                self._notes.lost(place(element, self._source), what)
            elif one is not None and one in choices and one not in whys:
                whys[one] = text
            elif name == "general_fb" or not shown_by or (choices and shown_by >= choices):
                general.append(text)
            else:
                what = f"feedback on some answers is not kept: {one_line(text, 60)}"
                self._notes.lost(place(element, self._source), what)
        return whys, "\n\n".join(general) or None

    def _picked(self, presentation: _Element, responses: list[_Element]) -> Draft:
        prompt = self._material(presentation)
        if len(responses) == 1:
            return self._choice(prompt, responses[0])
        names = [self._material(each) for each in responses]
        if all(name and f"[{name}]" in prompt for name in names):
            return self._blanks(prompt, names, responses)
        return self._match(prompt, names, responses)

    def _named_blanks(self, presentation: _Element) -> Draft:
        """Blanks that stand in the text as `[a]`, by which conditions name them, as Respondus has it."""
        prompt, blanks = self._material(presentation), []
        for name, marks in self._scoring.marks.items():
            if name not in prompt:
                raise Refused(f"its text has no blank {one_line(name, 30)}")
            blanks.append([text for text, given in marks.items() if given > 0])
            prompt = prompt.replace(name, f"{{{{{len(blanks)}}}}}")
        return self._made("cloze", prompt, self._feedback(set())[1], blanks=blanks)

    def _labels(self, response: _Element) -> dict[str, str]:
        return {each.get("ident", ""): self._material(each) for each in response.iter("response_label")}

    def _choice(self, prompt: str, response: _Element) -> Draft:
        marks = self._scoring.marks.get(response.get("ident", ""), {})
        labels = self._labels(response)
        shown = {each.get("ident", "") for each in response.iter("response_label") if _shows_something(each)}
        for name in [name for name in labels if name not in shown and marks.get(name, 0.0) <= 0]:
            self._notes.lost(place(response, self._source), "an option without any text is not kept")
            del labels[name]
        several = (response.get("rcardinality") or "").lower() == "multiple"
        most = max(marks.values(), default=0.0)
        shares = [self._share(marks.get(name, 0.0), most, several=several) for name in labels]
        places = [
            place(each, self._source)
            for each in response.iter("response_label")
            if each.get("ident") in labels
        ]
        right = judged(shares, [shortened(text) for text in labels.values()], self._notes, places)
        whys, explanation = self._feedback(set(labels))
        options = [
            DraftOption(text, correct, whys.get(name))
            for (name, text), correct in zip(labels.items(), right, strict=True)
        ]
        return self._made("choice", prompt, explanation, options=options)

    @staticmethod
    def _share(marks: float, most: float, *, several: bool) -> float:
        """The share of the marks; of several right ones each is right in full, whatever its part."""
        if marks <= 0 or most <= 0:
            return marks
        return FULL if several else FULL * marks / most

    def _match(self, prompt: str, names: list[str], responses: list[_Element]) -> Draft:
        pairs = []
        used: set[str] = set()
        offered: dict[str, None] = {}
        for name, response in zip(names, responses, strict=True):
            labels = self._labels(response)
            right = self._right_in(response, labels)
            if not name and not any(labels[each] for each in right):
                self._notes.lost(place(response, self._source), "a pair without any text is not kept")
                continue
            if not right:
                raise Refused("it does not say what belongs together")
            pairs.append((name, labels[right[0]]))
            used.add(labels[right[0]])
            offered |= dict.fromkeys(labels.values())
        for text in offered:
            if text and text not in used:
                self._notes.lost(self.where, f"an answer that belongs to nothing is not kept: {text}")
        return self._made("match", prompt, self._feedback(set())[1], pairs=pairs)

    def _right_in(self, response: _Element, labels: dict[str, str]) -> list[str]:
        marks = self._scoring.marks.get(response.get("ident", ""), {})
        return [name for name in labels if marks.get(name, 0.0) > 0]

    def _blanks(self, prompt: str, names: list[str], responses: list[_Element]) -> Draft:
        blanks = []
        for number, (name, response) in enumerate(zip(names, responses, strict=True), 1):
            labels = self._labels(response)
            right = [labels[each] for each in self._right_in(response, labels)]
            if not right:
                raise Refused(f"its blank {one_line(name, 30)} accepts no answer")
            for text in labels.values():
                if text not in right:
                    what = f"a blank is typed, not picked; a reply offered is not kept: {one_line(text, 60)}"
                    self._notes.lost(place(response, self._source), what)
            prompt = prompt.replace(f"[{name}]", f"{{{{{number}}}}}")
            blanks.append(list(dict.fromkeys(right)))
        return self._made("cloze", prompt, self._feedback(set())[1], blanks=blanks)

    def _typed(self, presentation: _Element, responses: list[_Element]) -> Draft:
        prompt = self._material(presentation)
        explanation = self._feedback(set())[1]
        fields = [each.get("fibtype") or "" for each in self._item.iter("render_fib")]
        if _ESSAY.search(self._type) or not (self._scoring.marks or self._scoring.ranges):
            return self._made("open", prompt, explanation)
        numeric = any(_NUMERIC.search(each) for each in (self._type, *fields))
        if numeric or responses[0].tag == "response_num" or self._scoring.ranges:
            value, tolerance = self._number()
            return self._made("numeric", prompt, explanation, answer=value, tolerance=tolerance)
        blanks = []
        for response in responses:
            marks = self._scoring.marks.get(response.get("ident", ""), {})
            blanks.append([text for text, given in marks.items() if given > 0 and text])
            if not blanks[-1]:
                raise Refused("a blank of it accepts no answer")
        return self._made("cloze", self._with_blanks(presentation, responses), explanation, blanks=blanks)

    def _with_blanks(self, presentation: _Element, responses: list[_Element]) -> str:
        """The texts of the presentation with a blank where each response stands between them."""
        numbers = {response: number for number, response in enumerate(responses, 1)}
        parts = []
        for each in presentation.iter():
            if each in numbers:
                parts.append(f"{{{{{numbers[each]}}}}}")
            elif each.tag in _TEXTS and not self._in_response(each, presentation):
                parts.append(self._mattext(each))
        return " ".join(part for part in parts if part)

    def _number(self) -> tuple[float, float]:
        """The one number that gives marks, and its relative tolerance."""
        values = list(dict.fromkeys(self._scoring.numbers))
        ranges = list(dict.fromkeys(self._scoring.ranges))
        if len(values) > 1 or len(ranges) > 1:
            raise Refused("it accepts several numbers")
        try:
            if not values:
                low, high = ranges[0]
                return (low + high) / 2, relative_tolerance((low + high) / 2, (high - low) / 2)
            text, margin, kind = values[0]
            value, off = parse_number(text), parse_number(margin)
            if value is None or off is None:
                raise Refused(f"its answer is no number: {one_line(text, 40)}")
            if not off and ranges:
                off = max(value - ranges[0][0], ranges[0][1] - value)
            elif kind == "percent":
                off = abs(value) * off / 100
            return value, relative_tolerance(value, off) if off else EXACT
        except OutOfRange as problem:
            raise Refused(str(problem)) from None


def _shows_something(option: _Element) -> bool:
    """Whether there is anything in an option, be it a picture that is not kept."""
    return bool("".join(option.itertext()).strip()) or next(option.iter("matimage"), None) is not None
