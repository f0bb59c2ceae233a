"""Reads Moodle GIFT: questions as text, parted by blank lines, their answers in braces.

What decides a question's type, and in which order, is Moodle's own reader.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.bank.rendering import parse_number
from trainer.exchange.formats.gift_blocks import blocks_of
from trainer.exchange.formats.gift_text import find, split, unescape
from trainer.exchange.formats.moodle_answers import (
    Answer,
    accepted_texts,
    category_in,
    known_mistakes,
    options_of,
    right_ones,
    together,
)
from trainer.exchange.marking import EXACT, FULL, OutOfRange, relative_tolerance
from trainer.exchange.model import Draft, DraftOption, Sureness, shortened
from trainer.exchange.sections import parted
from trainer.exchange.tags import level_and_objectives
from trainer.exchange.texts import markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*)")
_ID = re.compile(r"\[id:([^\[\]]+)\]")
_TAG = re.compile(r"\[tag:([^\[\]]+)\]")
_WRITTEN = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_SHARE = re.compile(r"\s*%(-?\d+(?:[.,]\d+)?)%")
_TRUE, _FALSE = {"T", "TRUE"}, {"F", "FALSE"}
_BLANK = "_____"
_SURE = re.compile(r"^[ \t]*(?:::[^\n]+::|\$CATEGORY:)", re.MULTILINE)
_NOT_GIFT = re.compile(r"^```.*?^```|\$\$.*?\$\$|\{\{c\d+::", re.DOTALL | re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)\{")
_ANSWERS = re.compile(r"(?<!\\)\{\s*(?:[=~#%}]|T\b|F\b|TRUE\b|FALSE\b)")


def recognise(source: Source) -> Sureness:
    """By titles and categories, or by answers in braces."""
    if source.is_zip or source.is_database or source.is_xml or source.looks_binary:
        return Sureness.NO
    # Braces in code and formulas are none of GIFT's, nor are the two of a blank of Anki's.
    text = _NOT_GIFT.sub("", source.head)
    if _SURE.search(text):
        return Sureness.SURE
    braces, answers = len(_BRACE.findall(text)), len(_ANSWERS.findall(text))
    return Sureness.LIKELY if answers and answers * 2 > braces else Sureness.NO


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, in their order."""
    category = ""
    for block in blocks_of(source.plain_text):
        lines = []
        for number, line in block.lines:
            found = _CATEGORY.match(line)
            if found:
                category = category_in(unescape(found[1]))
            else:
                lines.append((number, line))
        if lines:
            yield from _Question(source, notes, lines, block.comments, category).drafts()


class _Question:
    """One question, read."""

    def __init__(
        self,
        source: Source,
        notes: Notes,
        lines: Sequence[tuple[int, str]],
        comments: Sequence[str],
        category: str,
    ) -> None:
        self._source = source
        self._notes = notes
        self._text = "\n".join(line for _, line in lines)
        self._numbers = [number for number, _ in lines]
        self._starts = [0]
        for _, line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._category = category
        self._where = source.where(lines[0][0])
        said = "\n".join(comments)
        named = _ID.search(said)
        self._id = named[1].strip() if named else ""
        self._level, self._objectives, others = level_and_objectives(_TAG.findall(said))
        for tag in others:
            notes.lost(self._where, f"a tag is not kept: {tag}")
        self._written = "moodle"
        self._title = ""

    def drafts(self) -> Iterator[Draft]:
        """The question, if it can be carried."""
        begin = self._read_title()
        written = _WRITTEN.match(self._text, begin)
        if written:
            self._written, begin = written[1], written.end()
        opened = find(self._text, "{", begin)
        if opened < 0:
            self._refuse("a description, which asks nothing", begin)
            return
        closed = find(self._text, "}", opened + 1)
        if closed < 0:
            self._refuse("its brace `{` is never closed", begin)
            return
        before, after = self._text[begin:opened], self._text[closed + 1 :]
        inner = self._text[opened + 1 : closed]
        general = find(inner, "####")
        feedback = None
        if general >= 0:
            place = self._at(opened + 1 + general)
            feedback = self._formatted(inner[general + 4 :], place) or None
            inner = inner[:general]
        yield from self._by_answers(before, after, inner, opened + 1, feedback)

    def _read_title(self) -> int:
        """Where the text begins, behind the title."""
        begin = len(self._text) - len(self._text.lstrip())
        if not self._text.startswith("::", begin):
            return begin
        end = find(self._text, "::", begin + 2)
        if end < 0:
            return begin
        self._title = unescape(self._text[begin + 2 : end]).strip()
        return end + 2

    def _by_answers(
        self, before: str, after: str, inner: str, offset: int, feedback: str | None
    ) -> Iterator[Draft]:
        stripped = inner.strip()
        if not stripped:
            said = parted(feedback)
            yield self._draft(
                "open",
                self._stem(before, after, ""),
                feedback,
                model_answer=said.model_answer,
                key_points=[(point, ()) for point in said.key_points],
            )
        elif stripped.startswith("#"):
            yield from self._numeric(before, after, inner, offset, feedback)
        elif find(inner, "~") >= 0:
            yield self._choice(before, after, self._answers(inner, offset), feedback)
        elif find(inner, "=") >= 0 and find(inner, "->") >= 0:
            yield self._match(before, after, inner, offset, feedback)
        elif (truth := unescape(inner[: _end_of(inner, "#")]).strip().upper()) in _TRUE | _FALSE:
            yield self._true_false(before, after, inner, offset, feedback, truth in _TRUE)
        elif find(inner, "=") >= 0:
            yield from self._short(before, after, self._answers(inner, offset), feedback)
        else:
            self._refuse("what stands in its braces is no answer", 0)

    def _answers(self, inner: str, offset: int) -> list[Answer]:
        found = []
        for begin, sign, piece in split(inner, "=~"):
            if not sign and not piece.strip():
                continue
            lead = len(piece) - len(piece.lstrip())
            found.append(self._answer(sign or "=", piece, self._at(offset + begin + lead)))
        return found

    def _answer(self, sign: str, piece: str, where: Where) -> Answer:
        share = FULL if sign == "=" else 0.0
        weighed = _SHARE.match(piece)
        if weighed:
            share, piece = float(weighed[1].replace(",", ".")), piece[weighed.end() :]
        end = _end_of(piece, "#")
        feedback = self._formatted(piece[end + 1 :], where) if end < len(piece) else ""
        return Answer(share, piece[:end].strip(), feedback or None, where)

    def _choice(self, before: str, after: str, answers: list[Answer], feedback: str | None) -> Draft:
        formatted = [replace(answer, text=self._formatted(answer.text, answer.where)) for answer in answers]
        options = options_of(formatted, self._notes)
        return self._draft("choice", self._stem(before, after, _BLANK), feedback, options=options)

    def _true_false(
        self, before: str, after: str, inner: str, offset: int, feedback: str | None, truth: bool
    ) -> Draft:
        """Feedback on the wrong reply comes first, then that on the right one."""
        _, *said = [piece for _, _, piece in split(inner, "#")]
        given = [self._formatted(piece, self._at(offset)) or None for piece in said] + [None, None]
        whys = {not truth: given[0], truth: given[1]}
        options = [
            DraftOption(name, value is truth, whys[value])
            for name, value in (("True", True), ("False", False))
        ]
        return self._draft("choice", self._stem(before, after, _BLANK), feedback, options=options)

    def _match(self, before: str, after: str, inner: str, offset: int, feedback: str | None) -> Draft:
        pairs = []
        for begin, sign, piece in split(inner, "="):
            if not sign:
                continue
            where = self._at(offset + begin)
            arrow = find(piece, "->")
            left = self._formatted(piece[:arrow] if arrow >= 0 else piece, where)
            right = unescape(piece[arrow + 2 :]).strip() if arrow >= 0 else ""
            if left:
                pairs.append((left, right))
            else:
                self._notes.lost(where, f"an answer that belongs to nothing is not kept: {right}")
        return self._draft("match", self._stem(before, after, _BLANK), feedback, pairs=pairs)

    def _short(self, before: str, after: str, answers: list[Answer], feedback: str | None) -> Iterator[Draft]:
        right = right_ones([self._plain(answer) for answer in answers], self._notes)
        accepted = accepted_texts(right, self._notes)
        if not accepted:
            self._refuse("it accepts no answer in full", 0)
            return
        prompt = self._stem(before, after, "{{1}}")
        yield self._draft("cloze", prompt, together(right, feedback), blanks=[accepted])

    def _plain(self, answer: Answer) -> Answer:
        """The answer as somebody would type it."""
        written = _WRITTEN.match(answer.text)
        return replace(
            answer, text=unescape(answer.text[written.end() :] if written else answer.text).strip()
        )

    def _numeric(
        self, before: str, after: str, inner: str, offset: int, feedback: str | None
    ) -> Iterator[Draft]:
        hash_at = inner.index("#")
        answers = self._answers(inner[hash_at + 1 :], offset + hash_at + 1)
        plain = [self._plain(answer) for answer in answers]
        right = [answer for answer in plain if answer.right]
        if len(right) != 1:
            self._refuse("it accepts several numbers" if right else "it accepts no number in full", 0)
            return
        try:
            value, tolerance = _number(right[0].text)
        except OutOfRange as problem:
            self._refuse(str(problem), 0)
            return
        prompt, said = self._stem(before, after, _BLANK), together(right, feedback)
        others = [replace(each, text=each.text.partition(":")[0]) for each in plain if not each.right]
        wrong = known_mistakes(others, value, tolerance, self._notes)
        yield self._draft("numeric", prompt, said, answer=value, tolerance=tolerance, wrong=wrong)

    def _draft(self, kind: str, prompt: str, feedback: str | None, **body: object) -> Draft:
        said = parted(feedback)
        return Draft(
            kind=kind,
            prompt=prompt,
            where=self._where,
            name=self._id if self._id and not self._id.isdigit() else self._title,
            category=self._category,
            level=self._level,
            objectives=self._objectives,
            explanation=said.explanation,
            say=said.say,
            **body,  # type: ignore[arg-type]
        )

    def _stem(self, before: str, after: str, blank: str) -> str:
        """The text, with a sign for the answer where it goes on behind it; a blank stands there always."""
        if after.strip():
            return self._marked(f"{before}{blank}{after}", self._written, self._where)
        if blank == "{{1}}":
            gap = "" if before[-1:] in ("", " ", "\n") else " "
            return self._marked(f"{before}{gap}{blank}", self._written, self._where)
        return self._marked(before, self._written, self._where)

    def _formatted(self, text: str, where: Where) -> str:
        written = _WRITTEN.match(text)
        name = written[1] if written else self._written
        return self._marked(text[written.end() :] if written else text, name, where)

    def _marked(self, text: str, written: str, where: Where) -> str:
        return markdown_of(unescape(text), written, self._notes, where)

    def _refuse(self, reason: str, begin: int) -> None:
        self._notes.refused(self._where, self._title or self._text[begin:], reason)

    def _at(self, offset: int) -> Where:
        index = bisect_right(self._starts, offset) - 1
        return self._source.where(self._numbers[index])


def _end_of(text: str, sign: str) -> int:
    at = find(text, sign)
    return len(text) if at < 0 else at


def _number(text: str) -> tuple[float, float]:
    """The answer and its relative tolerance: `3:0.1`, `1..5` or `3`.

    Raises:
        OutOfRange: it is no number, or has a tolerance that ours can't say.
    """
    low, dots, high = text.partition("..")
    if dots:
        bounds = parse_number(low), parse_number(high)
        if bounds[0] is None or bounds[1] is None:
            raise OutOfRange(f"its range is no pair of numbers: {shortened(text)}")
        middle = (bounds[0] + bounds[1]) / 2
        return middle, relative_tolerance(middle, bounds[1] - middle)
    value, colon, tolerance = text.partition(":")
    answer, absolute = parse_number(value), parse_number(tolerance) if colon else 0.0
    if answer is None or absolute is None:
        raise OutOfRange(f"its answer is no number: {shortened(text)}")
    return answer, relative_tolerance(answer, absolute) if absolute else EXACT
