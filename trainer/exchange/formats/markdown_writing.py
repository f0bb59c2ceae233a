"""Writes Markdown to read and to learn from: `Q:` and `A:`, blanks in brackets, as hashcards has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.bank.semantics import BLANK
from trainer.exchange.formats.cards import card_of
from trainer.exchange.formats.hashcards import blanks_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.exchange.model import Entry, Notes

__all__ = ["write"]

_MARK = re.compile(r"^([QAC]):(?=\s|$)|^([ \t]*)(---)(?=[ \t]*$)", re.MULTILINE)
_BRACKET = re.compile(r"(?<!\\)(\\*)([\[\]])")


def write(entries: Sequence[Entry], notes: Notes, _now: datetime) -> bytes:
    """The questions, a card each; the name of the deck is their topic, where they have one."""
    topics = dict.fromkeys(entry.topic for entry in entries)
    head = f'---\nname = "{next(iter(topics))}"\n---\n\n' if len(topics) == 1 and "" not in topics else ""
    if entries:
        what = "ids, levels and objectives" + ("" if head else ", and topics")
        notes.lost(entries[0].where, f"Markdown keeps no {what}, of any question")
    cards = [card for entry in entries if (card := _written(entry, notes)) is not None]
    return (head + "\n---\n\n".join(cards)).encode()


def _written(entry: Entry, notes: Notes) -> str | None:
    """The question as a card; None where the format has none for it."""
    card = card_of(entry, notes)
    if not card.blanks:
        return f"Q: {_text(card.front)}\n\nA: {_text(card.back)}\n"
    parts = BLANK.split(card.front)
    # Between the texts stand the numbers of the blanks.
    pieces = [_plain(part) for part in parts]
    pieces[1::2] = [f"[{_plain(card.blanks[int(number) - 1])}]" for number in parts[1::2]]
    text = "".join(pieces)
    if len(blanks_of(text)[1]) != len(parts) // 2:
        notes.refused(entry.where, entry.question.id, "a blank within code or a formula can't be written")
        return None
    if card.back:
        notes.lost(entry.where, "a text with blanks has no place for an explanation")
    return f"C: {_text(text)}\n"


def _plain(text: str) -> str:
    """The text, its brackets no blanks."""
    return _BRACKET.sub(r"\1\1\\\2", text)


def _text(text: str) -> str:
    """The text, no line of it like a mark of the format."""
    return _MARK.sub(lambda found: f"{found[1]}\\:" if found[1] else f"{found[2]}\\---", text)
