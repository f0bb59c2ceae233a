"""Reads CSV: our own columns, other people's banks with a header, and rows `question, options…, key`."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.text import one_line
from trainer.bank.model import KINDS, MOST_MISTAKES
from trainer.bank.rendering import parse_number
from trainer.exchange.formats.csv_columns import (
    MOST,
    allow_long_cells,
    column_called,
    is_kept,
    key_letters,
    unsheltered,
)
from trainer.exchange.markdown import escaped
from trainer.exchange.model import Draft, DraftOption, Sureness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["read", "recognise"]

_DELIMITERS = ",;\t|"
# Those that also stand in texts of other formats: without a header such a file is none.
_NEED_A_HEADER = "\t|"
# Excel reads, and some programs write, a first line that names the delimiter.
_NAMED_DELIMITER = re.compile(r"sep=(.)\n")
_OF_A_NUMBER = re.compile(r"(?:wrong|mistake)_")
# A row after the last one, which is not seen where a quote before it was never closed.
_END = "\x00end"
# So many rows say in what form a file is.
_LOOKED_AT = 50


def recognise(source: Source) -> Sureness:
    """By a header with names we know, or rows of one length that end with a key."""
    if source.is_zip or source.is_database or source.is_xml or source.looks_binary:
        return Sureness.NO
    try:
        rows = [row for _, row in islice(_rows(source, source.head, to_the_end=False), _LOOKED_AT)]
    except Problem:
        return Sureness.NO
    if not rows:
        return Sureness.NO
    if _header(rows[0]):
        return Sureness.SURE
    if (
        _delimiter(source.head)[0] in _NEED_A_HEADER
        or len({len(row) for row in rows}) > 1
        or len(rows[0]) < 2
    ):
        return Sureness.NO
    return (
        Sureness.LIKELY if len(rows[0]) > 3 and all(_ends_with_key(row) for row in rows) else Sureness.PERHAPS
    )


def read(source: Source, notes: Notes) -> Iterator[Draft]:
    """The questions, a row each.

    Raises:
        Problem: it is no CSV, or its columns can't be told.
    """
    rows = _rows(source, source.plain_text)
    first = next(rows, None)
    if first is None:
        raise Problem("holds no rows", where=str(source.where()), remedy="name a file of questions")
    header = _header(first[1])
    if header is None:
        yield from _without_header(source, [first, *rows], notes)
        return
    for name, ours in zip(first[1], header, strict=True):
        if ours is None and name.strip():
            notes.lost(source.where(1), f"the column {one_line(name, 40)} is not kept")
    for line, row in rows:
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name and cell.strip()}
        if len(row) > len(header):
            notes.lost(source.where(line), "cells beyond the last column are not kept")
        own = "kind" in header
        if own:
            cells = {name: unsheltered(cell) for name, cell in cells.items()}
        if cells:
            yield from _Row(cells, source.where(line), notes, own=own).drafts()


def _delimiter(text: str) -> tuple[str, int]:
    """The sign that parts the cells, and how many lines named it.

    Where no line does, it is the sign, of those that may be, that stands most often in the first line.
    """
    if named := _NAMED_DELIMITER.match(text):
        return named[1], 1
    head = text.lstrip("\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count), 0


def _rows(source: Source, text: str, *, to_the_end: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line it begins on.

    Raises:
        Problem: a row is no CSV; where it is read to the end, also if a quote is never closed.
    """
    allow_long_cells()
    delimiter, named = _delimiter(text)
    lines = islice(io.StringIO(text, newline=""), named, None)
    reader = csv.reader(chain(lines, [_END]) if to_the_end else lines, delimiter=delimiter)
    line = 1 + named
    try:
        for row in reader:
            if row == [_END]:
                return
            if row and row[-1].endswith(_END):
                what = "a quote opened in this row is never closed"
                remedy = "close it; a quote within a cell is written twice"
                raise Problem(what, where=str(source.where(line)), remedy=remedy)
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1 + named
    except csv.Error as error:
        where = str(source.where(line))
        raise Problem(
            f"is no CSV ({error})", where=where, remedy="mend the row, or name the format"
        ) from None


def _header(row: Sequence[str]) -> list[str | None] | None:
    """Our names of the columns, where the first row is a header."""
    names = [column_called(cell) for cell in row]
    if "kind" not in names:
        # Nothing is numeric then: what others call `wrong_1` is an option, or whatever they like.
        names = [None if name and _OF_A_NUMBER.match(name) else name for name in names]
    if "prompt" not in names or len([name for name in names if name]) < 2:
        return None
    # A second column of a name would hide the first.
    return [name if name not in names[:index] else None for index, name in enumerate(names)]


def _ends_with_key(row: Sequence[str]) -> bool:
    named = key_letters(row[-1])
    return named is not None and max(named) <= len(row) - 2


def _without_header(source: Source, rows: list[tuple[int, list[str]]], notes: Notes) -> Iterator[Draft]:
    usual = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    keyed = usual > 3 and sum(_ends_with_key(row) for _, row in rows) * 2 > len(rows)
    if not keyed and usual != 2:
        what = "its columns can't be told: it has no header"
        remedy = "write one, such as question,option_1,option_2,correct or question,answer"
        raise Problem(what, where=str(source.where(1)), remedy=remedy)
    for line, row in rows:
        where = source.where(line)
        if len(row) != usual:
            notes.refused(where, row[0], f"its row has {len(row)} cells, the others have {usual}")
        elif keyed:
            cells = {"prompt": row[0].strip(), "correct": row[-1].strip()}
            cells |= {f"option_{number}": cell.strip() for number, cell in enumerate(row[1:-1], 1)}
            yield from _Row(cells, where, notes, own=False).drafts()
        else:
            yield from _Row(
                {"prompt": row[0].strip(), "answer": row[1].strip()}, where, notes, own=False
            ).drafts()


class _Row:
    """One row: a question. Texts of our own files are Markdown, those of others are plain."""

    def __init__(self, cells: Mapping[str, str], where: Where, notes: Notes, *, own: bool) -> None:
        self._cells = cells
        self._where = where
        self._notes = notes
        self._own = own

    def drafts(self) -> Iterator[Draft]:
        """The question, if it can be carried."""
        kind = self._kind()
        makers = {"choice": self._choice, "trap": self._choice, "numeric": self._numeric, "open": self._open}
        body: dict[str, object] | None
        if kind in makers:
            body = makers[kind]()
        elif kind in KINDS:
            body = {"order": self._order, "match": self._match, "cloze": self._cloze}[kind]()
        else:
            known = ", ".join(KINDS)
            self._refuse(f"there is no kind {one_line(kind, 30)}; there are {known}")
            return
        if body is None:
            return
        for name in self._cells:
            if not is_kept(name, kind):
                self._notes.lost(self._where, f"a column that no {kind} question has is not kept: {name}")
        yield Draft(
            kind=kind,
            prompt=self._text("prompt") or "",
            where=self._where,
            name=self._cells.get("id", ""),
            category=self._cells.get("topic", ""),
            level=self._level(),
            objectives=self._cells.get("objectives", "").split(),
            follow_ups=self._cells.get("follow_ups", "").split(),
            mistakes=self._cells.get("mistakes", "").split(),
            explanation=self._text("explanation"),
            say=self._text("say"),
            **body,  # type: ignore[arg-type]
        )

    def _kind(self) -> str:
        if "kind" in self._cells:
            return self._cells["kind"].lower()
        return "choice" if "option_1" in self._cells else "open"

    def _level(self) -> int | None:
        said = self._cells.get("level", "")
        if said in ("1", "2", "3"):
            return int(said)
        if said:
            self._notes.lost(self._where, f"a level other than 1, 2 and 3 is not kept: {one_line(said, 30)}")
        return None

    def _text(self, name: str) -> str | None:
        cell = self._cells.get(name)
        return cell if cell is None or self._own else escaped(cell)

    def _texts(self, name: str) -> list[str]:
        """The numbered columns of that name that hold something, in their order."""
        return [text for number in range(1, MOST + 1) if (text := self._text(f"{name}_{number}"))]

    def _refuse(self, reason: str) -> None:
        self._notes.refused(self._where, self._cells.get("prompt", ""), reason)

    def _choice(self) -> dict[str, object] | None:
        numbers = [number for number in range(1, MOST + 1) if f"option_{number}" in self._cells]
        key = self._cells.get("correct") or self._cells.get("answer", "")
        right = key_letters(key)
        if right is None or not set(right) <= set(numbers):
            right = [number for number in numbers if self._cells[f"option_{number}"] == key]
        if not right:
            self._refuse(
                f"its key names none of its options: {one_line(key, 30)}"
                if key
                else "it says no right option"
            )
            return None
        bait = self._cells.get("bait", "")
        options = [
            DraftOption(
                self._text(f"option_{number}") or "",
                number in right,
                self._text(f"why_{number}"),
                bait=bait == str(number),
            )
            for number in numbers
        ]
        return {"options": options}

    def _numeric(self) -> dict[str, object] | None:
        said = self._cells.get("tolerance", "")
        tolerance = parse_number(said) if said else None
        if said and tolerance is None:
            self._refuse(f"its tolerance is no number: {one_line(said, 30)}")
            return None
        variables: dict[str, list[float]] = {}
        for part in filter(None, (part.strip() for part in self._cells.get("variables", "").split(";"))):
            name, _, values = part.partition(":")
            numbers = [parse_number(value) for value in values.split(",")]
            if None in numbers:
                self._refuse(f"its variables are not written as `lr: 0.1, 0.2; x: 3`: {one_line(part, 40)}")
                return None
            variables[name.strip()] = [number for number in numbers if number is not None]
        answer = self._cells.get("answer")
        if not answer:
            self._refuse("it says no answer")
            return None
        wrong = []
        for number in range(1, MOST_MISTAKES + 1):
            given, why = self._cells.get(f"wrong_{number}"), self._text(f"mistake_{number}")
            if given and why:
                wrong.append((_calculation(given, variables), why))
            elif half := given or why:
                self._notes.lost(self._where, f"half of a known mistake is not kept: {one_line(half, 40)}")
        return {
            "answer": _calculation(answer, variables),
            "tolerance": tolerance,
            "variables": variables,
            "wrong": wrong,
        }

    def _open(self) -> dict[str, object]:
        points = [
            (
                point,
                [
                    line.strip()
                    for line in self._cells.get(f"phrases_{number}", "").split("\n")
                    if line.strip()
                ],
            )
            for number in range(1, MOST + 1)
            if (point := self._text(f"key_point_{number}"))
        ]
        answer = self._text("model_answer") or self._text("answer") or self._text("correct")
        return {"model_answer": answer, "key_points": points}

    def _order(self) -> dict[str, object]:
        return {"steps": self._texts("step")}

    def _match(self) -> dict[str, object]:
        pairs = [
            (self._text(f"left_{number}") or "", self._text(f"right_{number}") or "")
            for number in range(1, MOST + 1)
            if f"left_{number}" in self._cells or f"right_{number}" in self._cells
        ]
        return {"pairs": pairs}

    def _cloze(self) -> dict[str, object]:
        blanks = self._texts("blank")
        return {"blanks": [[line.strip() for line in each.split("\n") if line.strip()] for each in blanks]}


def _calculation(text: str, variables: object) -> str | float:
    """A number where nothing is calculated, else what is."""
    value = None if variables else parse_number(text)
    return text if value is None else value
