"""Reads hashcards' Markdown: `Q:` with `A:`, or `C:` with the blanks in brackets; `---` between cards.

After https://github.com/eudoxia0/hashcards; a deck's name stands in front matter, as TOML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.exchange.model import Draft, Sureness, numbered_lines
from trainer.exchange.sections import parted
from trainer.exchange.texts import without_images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["blanks_of", "read", "recognise"]

_MARK = re.compile(r"([QAC]):(?:[ \t]+|$)(.*)")
_FRONT_MATTER = re.compile(r"\s*---\n(.*?)\n---(?:\n|\Z)", re.DOTALL)
_NAME = re.compile(r"""^name\s*=\s*["'](.*)["']\s*$""", re.MULTILINE)
# One that is never closed is text; it is matched all the same, so that its end is looked for once.
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
# Up to the next text: so that looking for a blank takes no quadratic time.
_TEXT_WITH_BLANK = re.compile(r"^C:(?:(?!^C:)[^\[])*\[(?:(?!^C:)[^\]])*\]", re.MULTILINE)
# Brackets in code and in formulas are no blanks, nor are escaped ones; an image's go before.
_BRACKETS = re.compile(
    r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$|(?<!\\)(?:\\\\)*\\[\[\]]|\\.|\[((?:\\.|[^\[\]\\])*)\]",
    re.DOTALL,
)
# Our own writer doubles the backslashes that a bracket has already, and puts one more before it.
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\([\[\]])")
# What our own writer puts before a text that begins like a mark.
_NO_MARK = re.compile(r"^([QAC])\\:|^([ \t]*)\\(---)", re.MULTILINE)


def recognise(source: Source) -> Sureness:
    """By questions with answers, or texts with blanks."""
    if source.is_zip or source.is_database or source.looks_binary:
        return Sureness.NO
    asked = re.search(r"^Q:", source.head, re.MULTILINE) and re.search(r"^A:", source.head, re.MULTILINE)
    blank = _TEXT_WITH_BLANK.search(source.head)
    return Sureness.SURE if asked or blank else Sureness.NO


@dataclass
class _Card:
    line: int
    parts: dict[str, list[str]] = field(default_factory=dict)
    last: str = ""

    def begin(self, mark: str, text: str) -> None:
        self.parts[mark] = [text]
        self.last = mark

    def text(self, mark: str) -> str:
        return "\n".join(self.parts.get(mark, []))


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, a card each."""
    text = source.plain_text
    category, skipped = "", 0
    front = _FRONT_MATTER.match(text)
    if front and not _MARK.search(front[1]):
        named = _NAME.search(front[1])
        category = named[1] if named else ""
        skipped = text[: front.end()].count("\n")
    for card in _cards(text, skipped, source, notes):
        yield from _drafts(card, category, source.where(card.line), notes)


def _cards(text: str, skipped: int, source: Source, notes: Notes) -> Iterator[_Card]:
    # A comment keeps its lines, so that what follows it stands where it stood.
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n") if found[1] else found[0], text)
    card: _Card | None = None
    for number, line in numbered_lines(bare):
        if number <= skipped:
            continue
        mark = _MARK.match(line)
        if mark and (mark[1] != "A" or card is None or card.last != "Q"):
            if card:
                yield card
            card = _Card(number)
            card.begin(mark[1], mark[2])
        elif mark and card:
            card.begin("A", mark[2])
        elif line.strip() == "---":
            if card:
                yield card
            card = None
        elif card:
            card.parts[card.last].append(line)
        elif line.strip():
            notes.lost(source.where(number), f"a line outside of cards is not kept: {one_line(line, 60)}")
    if card:
        yield card


def _drafts(card: _Card, category: str, where: Where, notes: Notes) -> Iterator[Draft]:
    texts = {mark: without_images(card.text(mark), notes, where) for mark in card.parts}
    if "C" in texts:
        prompt, blanks = blanks_of(texts["C"])
        if not blanks:
            notes.refused(where, prompt, "it has no blank")
            return
        yield Draft("cloze", prompt, where, category=category, blanks=[[answer] for answer in blanks])
    elif "Q" not in texts:
        notes.refused(where, texts["A"], "an answer without a question before it")
    elif "A" not in texts:
        notes.refused(where, texts["Q"], "no answer follows it")
    else:
        said = parted(_marks_back(texts["A"]))
        yield Draft(
            "open",
            _marks_back(texts["Q"]),
            where,
            category=category,
            explanation=said.explanation if said.model_answer else None,
            say=said.say,
            model_answer=said.model_answer or said.explanation,
            key_points=[(point, ()) for point in said.key_points],
        )


def _marks_back(text: str) -> str:
    return _NO_MARK.sub(lambda found: f"{found[1]}:" if found[1] else f"{found[2]}---", text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: found[1][::2] + found[2], text)


def blanks_of(text: str) -> tuple[str, list[str]]:
    """The text with `{{1}}`, `{{2}}` … for its blanks, and the answers to them."""
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        if match[1] is None:
            return _unescaped(match[0])
        found.append(_unescaped(match[1]).strip())
        return f"{{{{{len(found)}}}}}"

    return _marks_back(_BRACKETS.sub(taken, text).strip()), found
