"""Writes CSV with a column for everything a question has, so that nothing is lost; a spreadsheet opens it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.exchange.formats.csv_columns import OURS, sheltered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from trainer.bank.model import Question
    from trainer.exchange.model import Entry, Notes

__all__ = ["write"]


def write(entries: Sequence[Entry], notes: Notes, _now: datetime) -> bytes:
    """The questions, a row each; only columns that some question uses."""
    rows = [_row(entry, notes) for entry in entries]
    used = {name for row in rows for name in row}
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, [name for name in OURS if name in used], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def _row(entry: Entry, notes: Notes) -> dict[str, str]:
    question = entry.question
    row = {
        "id": question.id,
        "kind": question.kind,
        "topic": entry.topic,
        "level": str(question.level),
        "objectives": " ".join(question.objectives),
        "prompt": question.prompt,
        "explanation": question.explanation,
        "say": question.say or "",
        "follow_ups": " ".join(question.follow_ups),
        "mistakes": " ".join(question.mistakes),
        **dict(_body(question)),
    }
    for lists in _lists(question):
        if any("\n" in text for text in lists):
            notes.lost(entry.where, "line breaks within accepted wordings are not kept")
    return {name: sheltered(cell) for name, cell in row.items() if cell}


def _lists(question: Question) -> list[Sequence[str]]:
    match question:
        case Cloze():
            return list(question.blanks)
        case Open():
            return [point.phrases for point in question.key_points]
        case _:
            return []


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(" ".join(text.split("\n")) for text in texts)


def _body(question: Question) -> Iterator[tuple[str, str]]:
    match question:
        case Choice() | Trap():
            for number, option in enumerate(question.options, 1):
                yield f"option_{number}", option.text
                yield f"why_{number}", option.why
            yield (
                "correct",
                ";".join(str(n) for n, option in enumerate(question.options, 1) if option.correct),
            )
            yield "bait", "".join(str(n) for n, option in enumerate(question.options, 1) if option.bait)
        case Numeric():
            yield "answer", str(question.answer)
            yield "tolerance", repr(question.tolerance)
            yield (
                "variables",
                "; ".join(
                    f"{name}: {', '.join(map(repr, values))}" for name, values in question.variables.items()
                ),
            )
            for number, each in enumerate(question.wrong, 1):
                yield f"wrong_{number}", str(each.answer)
                yield f"mistake_{number}", each.why
        case Open():
            yield "model_answer", question.model_answer
            for number, point in enumerate(question.key_points, 1):
                yield f"key_point_{number}", point.text
                yield f"phrases_{number}", _lines(point.phrases)
        case Order():
            yield from ((f"step_{number}", step) for number, step in enumerate(question.steps, 1))
        case Match():
            for number, pair in enumerate(question.pairs, 1):
                yield f"left_{number}", pair.left
                yield f"right_{number}", pair.right
        case Cloze():
            for number, accepted in enumerate(question.blanks, 1):
                yield f"blank_{number}", _lines(accepted)
