"""Reads Aiken: a line with the question, options `A)` or `A.`, then `ANSWER: B`.

After Moodle's reader: what is no option and no answer begins a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer.exchange.markdown import escaped
from trainer.exchange.model import Draft, DraftOption, Sureness, numbered_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.exchange.model import Notes
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_OPTION = re.compile(r"([A-Z])[.)] *(.*)")
_ANSWER = re.compile(r"ANSWER:\s*(.*)")
_KEY = re.compile(r"([A-Z])[.)]?")


def recognise(source: Source) -> Sureness:
    """By the lines `ANSWER: B`, options before them."""
    if source.is_zip or source.is_database or source.is_xml or source.looks_binary:
        return Sureness.NO
    answers = re.search(r"^ANSWER:\s*[A-Z]\b", source.head, re.MULTILINE)
    options = re.search(r"^[A-Z][.)] *\S", source.head, re.MULTILINE)
    return Sureness.SURE if answers and options else Sureness.NO


@dataclass
class _Question:
    line: int
    text: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, in their order."""
    current: _Question | None = None
    for number, raw in numbered_lines(source.plain_text):
        line = raw.strip()
        option, answer = _OPTION.fullmatch(line), _ANSWER.fullmatch(line)
        if not line:
            continue
        if answer:
            yield from _finished(current, answer[1], number, source, notes)
            current = None
        elif option:
            if current is None:
                notes.refused(source.where(number), line, "options without a question before them")
                current = _Question(number)
            current.options.append((option[1], option[2]))
        else:
            if current is not None and current.options:
                _refuse(current, "no `ANSWER:` follows its options", source, notes)
                current = None
            if current is None:
                current = _Question(number)
            current.text.append(line)
    if current is not None:
        _refuse(current, "no `ANSWER:` follows it", source, notes)


def _finished(
    current: _Question | None, answer: str, number: int, source: Source, notes: Notes
) -> Iterator[Draft]:
    if current is None:
        notes.refused(source.where(number), f"ANSWER: {answer}", "an answer without a question before it")
        return
    key = _KEY.fullmatch(answer.strip())
    letters = [letter for letter, _ in current.options]
    if key is None or key[1] not in letters:
        _refuse(current, f"its answer names none of its options: {answer}", source, notes)
        return
    if len(set(letters)) < len(letters):
        _refuse(current, "two of its options have one letter", source, notes)
        return
    options = [DraftOption(escaped(text).strip(), letter == key[1]) for letter, text in current.options]
    if current.text:
        yield Draft("choice", escaped("\n".join(current.text)), source.where(current.line), options=options)


def _refuse(current: _Question, reason: str, source: Source, notes: Notes) -> None:
    if current.text:
        notes.refused(source.where(current.line), " ".join(current.text), reason)
