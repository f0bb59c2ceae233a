"""Ids made of words, and ids so alike that one may be meant for the other."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from graders.documents import did_you_mean, quoted
from graders.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["alike", "is_id", "known", "slug", "unused_id"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 80
# What is made of words is shorter, and ends with a whole one.
_LONGEST_SLUG = 60
# Words of a prompt that its id is made of.
_WORDS = 6
# How alike two ids are (difflib's ratio) when one is named beside the other.
_ALIKE = 0.85


def is_id(text: str) -> bool:
    """Whether a text is an id as it stands."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def slug(text: str, *, most: int | None = _WORDS) -> str:
    """An id made of the first words of a text; empty where most of its letters are none of the alphabet.

    Args:
        text: what is to be named.
        most: how many words at most.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    if sum(map(len, words)) * 2 < sum(map(str.isalnum, text)):
        return ""
    chosen = ""
    for word in words[:most]:
        longer = f"{chosen}-{word}" if chosen else word[:_LONGEST_SLUG]
        if len(longer) > _LONGEST_SLUG:
            break
        chosen = longer
    return chosen


def unused_id(text: str, used: Sequence[str]) -> str:
    """The id, if it is well formed and nobody's.

    Raises:
        Problem: it is not.
    """
    if not is_id(text):
        raise Problem(
            f"{quoted(text)} is no id",
            remedy="use small letters and digits, with single hyphens between them, such as plateau-trap",
        )
    if text in used:
        raise Problem(f"the id {quoted(text)} is used already", remedy="choose another one")
    return text


def alike(text: str, used: Sequence[str]) -> list[str]:
    """Ids so like this one that the same question may be there already, the most alike first."""
    ratios = {each: SequenceMatcher(None, text, each).ratio() for each in used}
    near = [each for each in used if ratios[each] >= _ALIKE]
    return sorted(near, key=lambda each: -ratios[each])[:3]


def known(name: str, choices: Sequence[str], called: str) -> str:
    """The name, if it is one of the choices.

    Raises:
        Problem: it is none; names the nearest, or all.
    """
    if name in choices:
        return name
    hint = did_you_mean(name, choices) or f"there are {', '.join(choices)}"
    raise Problem(f"there is no {called} {quoted(name)}", remedy=hint)
