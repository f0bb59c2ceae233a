"""Moodle's embedded answers: `{1:SHORTANSWER:=a~%50%b#feedback}` within a text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.exchange.formats.moodle_answers import Answer, literal_stars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.model import Where

__all__ = ["Blank", "blanks_of", "embedded"]

_KINDS = {
    "typed": "SHORTANSWER SA MW SHORTANSWER_C SAC MWC",
    "number": "NUMERICAL NM",
    "picked": "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH MULTICHOICE_S MCS MULTICHOICE_VS MCVS"
    " MULTICHOICE_HS MCHS",
    "several": "MULTIRESPONSE MR MULTIRESPONSE_H MRH MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS",
}
_TYPES = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_NAMES = "|".join(sorted(_TYPES, key=len, reverse=True))
# Up to its end or the next beginning, whichever comes first: so that looking for one takes no quadratic time.
_BLANK = re.compile(rf"\{{(\d*):({_NAMES}):?((?:\\.|(?!\{{\d*:(?:{_NAMES}):)[^\\}}])*)\}}", re.DOTALL)
_PIECE = re.compile(r"(?:\\.|[^\\~])*", re.DOTALL)
_SHARE = re.compile(r"(=)|%(-?\d+(?:[.,]\d*)?)%")
# What stands before feedback; the sign of a character reference such as `&#039;` begins none.
_BEFORE_FEEDBACK = re.compile(r"(?:\\.|&(?:amp;)?#|[^\\#])*", re.DOTALL)
_ESCAPED = re.compile(r"\\([}#~/\"\\])")
# An answer that begins a blank of its own.
_LIKE_A_BLANK = re.compile(r"\{(?=\d*:)")
_TO_ESCAPE = re.compile(r"[}#~/\"\\]")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank in a text.

    Attributes:
        kind: "typed", "number", "picked" or "several".
        answers: the answers; their texts may hold HTML where the whole text does.
        weight: its share of the question's marks, as written.
    """

    kind: str
    answers: tuple[Answer, ...]
    weight: str


def blanks_of(text: str, where: Where) -> tuple[str, list[Blank]]:
    """The text with `{{1}}`, `{{2}}` … for its blanks, and the blanks."""
    found: list[Blank] = []

    def taken(match: re.Match[str]) -> str:
        found.append(Blank(_TYPES[match[2]], tuple(_answers(match[3], where)), match[1] or "1"))
        return f"{{{{{len(found)}}}}}"

    return _BLANK.sub(taken, text), found


def _answers(text: str, where: Where) -> list[Answer]:
    pieces, at = [], 0
    while at <= len(text):
        piece = _PIECE.match(text, at)
        assert piece is not None  # noqa: S101 - it may match nothing
        pieces.append(piece[0])
        at = piece.end() + 1
    return [_answer(piece.strip(), where) for piece in pieces if piece.strip()]


def _answer(piece: str, where: Where) -> Answer:
    share = 0.0
    marked = _SHARE.match(piece)
    if marked:
        share = 100.0 if marked[1] else float(marked[2].replace(",", "."))
        piece = piece[marked.end() :]
    body = _BEFORE_FEEDBACK.match(piece)
    text = body[0] if body else piece
    feedback = _unescaped(piece[len(text) + 1 :])
    return Answer(share, _unescaped(text), feedback or None, where)


def _unescaped(text: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", text)).strip()


def embedded(accepted: Sequence[str]) -> str:
    """A blank that accepts these wordings, as Moodle writes it."""
    answers = "~".join(f"={_literal(text)}" for text in accepted)
    return f"{{1:SHORTANSWER:{answers}}}"


def _literal(text: str) -> str:
    written = html.escape(literal_stars(text), quote=False)
    return _LIKE_A_BLANK.sub("&#123;", _TO_ESCAPE.sub(lambda found: f"\\{found[0]}", written))
