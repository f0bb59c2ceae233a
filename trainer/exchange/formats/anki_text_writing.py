"""Writes notes as the text that Anki imports: note type, deck, two fields of HTML, tags."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from trainer.exchange.formats.anki_notes import BASIC, CLOZE, note_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.exchange.model import Entry, Notes

__all__ = ["write"]

_HEAD = "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"


def write(entries: Sequence[Entry], notes: Notes, _now: datetime) -> bytes:
    """The questions, a line each."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    for entry in entries:
        note = note_of(entry, notes)
        if note is None:
            continue
        (_, front), (_, back) = note.fields
        writer.writerow([CLOZE if note.cloze else BASIC, note.deck, front, back, " ".join(note.tags)])
    return f"{_HEAD}{file.getvalue()}".encode()
