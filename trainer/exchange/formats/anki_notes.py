"""Anki's notes: fields of HTML, blanks as `{{c1::answer::hint}}`, tags, a deck; to and from questions."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.bank.semantics import BLANK
from trainer.exchange.formats.cards import card_of
from trainer.exchange.hypertext import looks_like_html
from trainer.exchange.markdown import to_html
from trainer.exchange.model import Draft
from trainer.exchange.sections import parted
from trainer.exchange.tags import level_and_objectives, tags_of
from trainer.exchange.texts import markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.exchange.model import Entry, Notes, Where

__all__ = ["BASIC", "CLOZE", "Note", "drafts_of", "note_of"]

BASIC, CLOZE = "Basic", "Cloze"
_DEFAULT_DECK = "Default"
# Up to its end or the next beginning, whichever comes first: so that looking for one takes no quadratic time.
_DELETION = re.compile(r"\{\{c\d+::((?:(?!\{\{c\d+::|\}\}).)*)\}\}", re.DOTALL)
_NESTED = re.compile(r"\{\{c\d+::(?:(?!\}\}|\{\{c\d+::).)*\{\{c\d+::", re.DOTALL)
_SOUND = re.compile(r"\[(?:sound|anki:play):(?:(?!\[(?:sound|anki:play):)[^\]])*\]")
_LATEX = re.compile(r"\[(latex|\$\$?)\]((?:(?!\[(?:latex|\$\$?)\]).)*?)\[/\1\]", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# Anki's own field for a second card in the other direction.
_REVERSE = "add reverse"
_EXPLAINING = ("extra", "back extra", "explanation", "notes", "note", "remarks", "comment")
# Stand for a blank while its text becomes HTML: no text of a bank holds them, see `admission`.
_MARKED = re.compile("\x02(\\d+)\x03")


@dataclass(frozen=True, slots=True)
class Note:
    """A note.

    Attributes:
        fields: names and contents, in their order.
        cloze: whether its text has blanks.
        tags: its tags.
        deck: the deck of its first card, parts separated by `::`.
        where: where it stands.
        written: "html" or "plain"; empty where that has to be told from each text.
        directions: how many cards it makes that are no blanks.
    """

    fields: Sequence[tuple[str, str]]
    cloze: bool
    tags: Sequence[str]
    deck: str
    where: Where
    written: str = "html"
    directions: int = 1


def drafts_of(note: Note, notes: Notes) -> Iterator[Draft]:
    """The question of a note, if it can be carried."""
    fields = [(name, _without_sound(text, note, notes)) for name, text in note.fields]
    if note.cloze or _DELETION.search(fields[0][1] if fields else ""):
        yield from _cloze(note, fields, notes)
    else:
        yield from _basic(note, fields, notes)


def _without_sound(text: str, note: Note, notes: Notes) -> str:
    for found in _SOUND.finditer(text):
        notes.lost(note.where, f"a sound is not kept: {one_line(found[0], 60)}")
    return _LATEX.sub(lambda found: f"${found[2].strip()}$", _SOUND.sub("", text))


def _markdown(text: str, note: Note, notes: Notes) -> str:
    written = note.written or ("html" if looks_like_html(text) else "plain")
    return markdown_of(text, written, notes, note.where)


def _basic(note: Note, fields: Sequence[tuple[str, str]], notes: Notes) -> Iterator[Draft]:
    texts = [_markdown(text, note, notes) for _, text in fields]
    front = texts[0] if texts else ""
    if len(texts) < 2:
        notes.refused(note.where, front, "it has a front and no back")
        return
    if note.directions > 1:
        notes.lost(note.where, "the card in the other direction is not kept")
    back = parted(texts[1])
    explanation = back.explanation if back.model_answer else None
    for (name, _), text in zip(fields[2:], texts[2:], strict=True):
        if text and name.lower() in _EXPLAINING and explanation is None:
            explanation = text
        elif text and name.lower() == _REVERSE:
            notes.lost(note.where, "the card in the other direction is not kept")
        elif text:
            notes.lost(note.where, f"the field {one_line(name, 30)} is not kept: {one_line(text, 60)}")
    yield _draft(
        note,
        notes,
        kind="open",
        prompt=front,
        explanation=explanation,
        say=back.say,
        model_answer=back.model_answer or back.explanation,
        key_points=[(point, ()) for point in back.key_points],
    )


def _cloze(note: Note, fields: Sequence[tuple[str, str]], notes: Notes) -> Iterator[Draft]:
    blanks: list[list[str]] = []

    def taken(found: re.Match[str]) -> str:
        answer, _, hint = found[1].partition("::")
        blanks.append([html.unescape(_TAG.sub("", answer)).strip()])
        # What Anki shows in the blank stands behind ours.
        return f"{{{{{len(blanks)}}}}}" + (f" ({hint})" if hint.strip() else "")

    text = fields[0][1]
    if _NESTED.search(text):
        notes.refused(note.where, _markdown(text, note, notes), "its blanks lie in one another")
        return
    if not _DELETION.search(text):
        notes.refused(note.where, _markdown(text, note, notes), "it has no blank")
        return
    prompt = _markdown(_DELETION.sub(taken, text), note, notes)
    extra = [_markdown(more, note, notes) for _, more in fields[1:]]
    said = parted("\n\n".join(more for more in extra if more))
    yield _draft(
        note, notes, kind="cloze", prompt=prompt, explanation=said.explanation, say=said.say, blanks=blanks
    )


def _draft(note: Note, notes: Notes, **body: object) -> Draft:
    level, objectives, others = level_and_objectives(note.tags)
    for tag in others:
        notes.lost(note.where, f"a tag is not kept: {one_line(tag, 60)}")
    deck = "" if note.deck == _DEFAULT_DECK else note.deck.replace("::", "/")
    return Draft(where=note.where, category=deck, level=level, objectives=objectives, **body)  # type: ignore[arg-type]


def note_of(entry: Entry, notes: Notes) -> Note | None:
    """The question as a note of Anki's own types Basic and Cloze; None where it can't be one."""
    card = card_of(entry, notes)
    names = ("Text", "Back Extra") if card.blanks else ("Front", "Back")
    if card.blanks:
        marked = to_html(BLANK.sub("\x02\\1\x03", card.front))
        if len(_MARKED.findall(marked)) != len(BLANK.findall(card.front)):
            notes.refused(entry.where, entry.question.id, "a blank stands where HTML shows nothing")
            return None
        front = _MARKED.sub(lambda found: _deletion(int(found[1]), card.blanks), marked)
    else:
        front = to_html(card.front)
    fields = list(zip(names, (front, to_html(card.back)), strict=True))
    deck = "::".join(entry.folders) or _DEFAULT_DECK
    return Note(fields, bool(card.blanks), tags_of(entry.question), deck, entry.where)


def _deletion(number: int, blanks: Sequence[str]) -> str:
    """A blank; in its answer nothing may look like the end of it, or like a hint."""
    answer = html.escape(blanks[number - 1], quote=False)
    for sign in ":{}":
        answer = answer.replace(sign, f"&#{ord(sign)};")
    return f"{{{{c{number}::{answer}}}}}"
