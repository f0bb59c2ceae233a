"""Writes Anki packages: a deck a topic, in the deck of its track; note types of our own, by genanki.

A note keeps its identity from export to export: importing again updates cards and keeps their history.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import genanki

from trainer.exchange.formats.anki_notes import note_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.exchange.model import Entry, Notes

__all__ = ["write"]

# Anki wants ids of decks between these; genanki's own advice.
_LEAST_ID, _ID_RANGE = 1 << 30, 1 << 30
# Anki centres what stands on a card; code and lists can only be read from the left.
_STYLE = """\
.card {
  font-family: sans-serif;
  font-size: 18px;
  line-height: 1.4;
  text-align: left;
  max-width: 42em;
  margin: 0 auto;
  padding: 0 1em;
  color: black;
  background-color: white;
}
pre, code { font-family: monospace; font-size: 16px; }
pre { overflow-x: auto; padding: 0.5em; background-color: rgba(128, 128, 128, 0.15); }
table { border-collapse: collapse; }
td, th { border: 1px solid gray; padding: 0.2em 0.5em; }
.cloze { font-weight: bold; color: blue; }
.nightMode .cloze { color: lightblue; }
"""
# Chosen once by chance, and never changed: Anki tells a note type by its id.
_CARDS = genanki.Model(
    1_487_002_913,
    "ML interview trainer: card",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[
        {"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}\n<hr id=answer>\n{{Back}}"},
    ],
    css=_STYLE,
)
_BLANKS = genanki.Model(
    1_487_002_914,
    "ML interview trainer: blanks",
    fields=[{"name": "Text"}, {"name": "Back Extra"}],
    templates=[
        {"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}\n<hr id=answer>\n{{Back Extra}}"},
    ],
    css=_STYLE,
    model_type=genanki.Model.CLOZE,
)


def write(entries: Sequence[Entry], notes: Notes, now: datetime) -> bytes:
    """The package; `now` is when its notes were last changed, by which Anki tells what to update."""
    decks: dict[str, genanki.Deck] = {}
    for number, entry in enumerate(entries, 1):
        note = note_of(entry, notes)
        if note is None:
            continue
        deck = decks.setdefault(note.deck, genanki.Deck(_deck_id(note.deck), note.deck))
        deck.add_note(
            genanki.Note(
                model=_BLANKS if note.cloze else _CARDS,
                fields=[text for _, text in note.fields],
                tags=list(note.tags),
                # Not by its topic: a question that moves to another one stays the same.
                guid=genanki.guid_for(entry.track or entry.topic, entry.question.id),
                due=number,
            )
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.apkg"
        genanki.Package(list(decks.values())).write_to_file(str(path), timestamp=now.timestamp())
        return path.read_bytes()


def _deck_id(name: str) -> int:
    digest = hashlib.sha256(f"ml-interview-trainer {name}".encode()).digest()
    return _LEAST_ID + int.from_bytes(digest[:8], "big") % _ID_RANGE
