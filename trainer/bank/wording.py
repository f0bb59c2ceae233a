"""Comparing what people type: the same words in other spelling are the same words."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from trainer.bank.rendering import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.bank.model import KeyPoint, Open

__all__ = ["fold", "found_key_points", "found_phrases", "same_answer", "same_wording"]

_ALIKE = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "×": "*",
        "·": "*",
        "…": "...",
    }
)
_HYPHEN_IN_WORD = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")
_MARKUP = re.compile(r"[*_`]")
_AROUND_SIGNS = re.compile(r"\s*([^\w\s])\s*")
# "does not diverge" says the opposite of "diverge"; what stands within three words before decides.
_DENIED = re.compile(r"(?:\b(?:not(?! only| just)|no|never|cannot|without)|n't)(?: \w+){0,2} $")
# A shorter last word ("no", "eta") must stand whole; a longer one may go on ("iterat" finds "iterates").
SHORTEST_STEM = 4


def fold(text: str) -> str:
    """The text without what doesn't matter: case, accents, spacing, hyphens in words, kinds of dash."""
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _HYPHEN_IN_WORD.sub(" ", " ".join(plain.split()))


def same_wording(given: str, accepted: str) -> bool:
    """Whether two short texts are the same to a reader; code may be spaced otherwise."""
    return _bare(given) == _bare(accepted)


def _bare(text: str) -> str:
    spaced = _AROUND_SIGNS.sub(r"\1", text.translate(_ALIKE).replace("`", ""))
    folded = fold(spaced)
    return folded.rstrip(".!;,").strip() or folded


def same_answer(given: str, accepted: Sequence[str]) -> bool:
    """Whether what was typed into a blank is one of the accepted answers; numbers compare as numbers."""
    number = parse_number(given)
    for wording in accepted:
        if same_wording(given, wording):
            return True
        expected = parse_number(wording)
        if number is not None and expected is not None and math.isclose(number, expected, rel_tol=1e-9):
            return True
    return False


def found_phrases(points: Sequence[KeyPoint], text: str) -> dict[int, str]:
    """For each key point that the text says, the phrase of the bank that shows it.

    Args:
        points: of an open question.
        text: the learner's answer.
    """
    said = fold(_MARKUP.sub(" ", text))
    found = {}
    for number, point in enumerate(points):
        phrase = next((phrase for phrase in point.phrases if _says(said, fold(phrase))), None)
        if phrase is not None:
            found[number] = phrase
    return found


def found_key_points(question: Open, text: str) -> set[int]:
    """Which key points the text says, from 0: what to tick before the learner looks."""
    return set(found_phrases(question.key_points, text))


def _says(said: str, phrase: str) -> bool:
    if not phrase:
        return False
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    whole = phrase[-1].isalnum() and len(phrase.rsplit(maxsplit=1)[-1]) < SHORTEST_STEM
    end = r"(?!\w)" if whole else ""
    denied_itself = bool(_DENIED.search(phrase + " ")) or phrase.startswith(("not ", "no ", "never "))
    for hit in re.finditer(start + re.escape(phrase) + end, said):
        if denied_itself or not _DENIED.search(said[: hit.start()]):
            return True
    return False
