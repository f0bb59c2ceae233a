"""Reads notes exported from Anki as text: a note a line, fields parted by tabs, headers such as `#html:true`.

Headers after the manual, https://docs.ankiweb.net/importing/text-files.html
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.text import one_line
from trainer.exchange.formats.anki_notes import CLOZE, Note, drafts_of
from trainer.exchange.formats.csv_columns import allow_long_cells
from trainer.exchange.model import Sureness, numbered_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.exchange.model import Draft, Notes
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_HEADER = re.compile(r"#([a-z ]+):(.*)", re.IGNORECASE)
_KNOWN = {"separator", "html", "tags", "columns", "notetype", "deck", "guid", "if matches"} | {
    f"{name} column" for name in ("notetype", "deck", "tags", "guid")
}
# A file of notes without headers is told by so many of its lines.
_LOOKED_AT = 200


def recognise(source: Source) -> Sureness:
    """By its headers, or by a tab in every line."""
    if source.is_zip or source.is_database or source.is_xml or source.looks_binary:
        return Sureness.NO
    if _header_of(source.head.split("\n", 1)[0]):
        return Sureness.SURE
    lines = [line for _, line in zip(range(_LOOKED_AT), source.head.split("\n"), strict=False)]
    notes = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    tabbed = sum("\t" in line for line in notes)
    if not notes or tabbed * 2 < len(notes):
        return Sureness.NO
    return Sureness.LIKELY if tabbed == len(notes) else Sureness.PERHAPS


def _header_of(line: str) -> tuple[str, str] | None:
    found = _HEADER.fullmatch(line.rstrip())
    if found is None or found[1].strip().lower() not in _KNOWN:
        return None
    return found[1].strip().lower(), found[2].strip()


@dataclass
class _Layout:
    """What the headers say."""

    separator: str = "\t"
    written: str = ""
    names: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notetype: str = ""
    deck: str = ""
    columns: dict[str, int] = field(default_factory=dict)


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The notes, in their order.

    Raises:
        Problem: a row is broken.
    """
    layout = _layout(source.plain_text)
    for line, row in _rows(source, layout.separator):
        yield from drafts_of(_note(row, layout, source, line), notes)


def _layout(text: str) -> _Layout:
    layout = _Layout()
    for _, line in numbered_lines(text):
        header = _header_of(line)
        if header is None:
            if line.startswith("#"):
                continue
            break
        name, value = header
        if name == "separator":
            layout.separator = _SEPARATORS.get(value.lower(), value[:1] or "\t")
        elif name == "html":
            layout.written = "html" if value.lower() == "true" else "plain"
        elif name == "columns":
            layout.names = value.split(layout.separator)
        elif name == "tags":
            layout.tags = value.split()
        elif name in ("notetype", "deck"):
            setattr(layout, name, value)
        elif name.endswith(" column") and value.isascii() and value.isdigit():
            layout.columns[name.removesuffix(" column")] = int(value) - 1
    return layout


def _rows(source: Source, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; lines that begin with `#` are comments, wherever they stand."""
    last = [0]

    def lines() -> Iterator[str]:
        quotes = 0
        for number, line in numbered_lines(source.plain_text):
            last[0] = number
            if quotes % 2 == 0 and line.startswith("#"):
                continue
            quotes += line.count('"')
            yield f"{line}\n"

    allow_long_cells()
    reader = csv.reader(lines(), delimiter=separator)
    begin = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield max(begin, last[0] - sum(cell.count("\n") for cell in row)), row
            begin = last[0] + 1
    except csv.Error as error:
        where = str(source.where(last[0]))
        raise Problem(f"is no text of notes ({error})", where=where, remedy="mend the row") from None


def _note(row: list[str], layout: _Layout, source: Source, line: int) -> Note:
    special = {index: name for name, index in layout.columns.items()}
    said = {name: row[index] for index, name in special.items() if index < len(row)}
    plain = [(index, cell) for index, cell in enumerate(row) if index not in special]
    named = {index: name for index, name in enumerate(layout.names) if index not in special}
    fields = [(named.get(index, f"in column {index + 1}"), cell) for index, cell in plain]
    tags = [*layout.tags, *said.get("tags", "").split()]
    kind = one_line(said.get("notetype", layout.notetype))
    return Note(
        fields=fields,
        cloze=kind.lower().startswith(CLOZE.lower()),
        tags=tags,
        deck=said.get("deck", layout.deck).strip(),
        where=source.where(line),
        written=layout.written,
    )
