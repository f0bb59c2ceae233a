"""Drafts held against our own rules: what becomes a question, what is missing in it, what is refused.

Nothing is made up: what a file does not say stays empty in the bank, where `trainer check` points at it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from graders.text import counted
from trainer.authoring.naming import is_id, slug
from trainer.bank.model import Question
from trainer.bank.semantics import BLANK, findings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pydantic_core import ErrorDetails

    from trainer.exchange.model import Draft, Notes, Where

__all__ = ["Admitted", "admit", "gap_lines"]

# What a gap is filled with while the rest is judged.
_FILLER = "…"
# What may not stand in a content file: see `graders.documents`; line feeds and tabs may.
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_REASONS = {
    ("options", "too_long"): "it has {length} options, and a question here has nine at most",
    ("options", "too_short"): "it has fewer than two options",
    ("pairs", "too_long"): "it has {length} pairs, and a match here has nine at most",
    ("pairs", "too_short"): "it has fewer than two pairs",
    ("steps", "too_long"): "it has {length} steps, and an order here has nine at most",
    ("steps", "too_short"): "it has fewer than two steps",
    ("blanks", "too_long"): "it has {length} blanks, and a text here has nine at most",
    ("blanks", "too_short"): "it has no blank",
    ("key_points", "too_long"): "it has {length} key points, nine at most",
}


@dataclass(frozen=True, slots=True)
class Admitted:
    """A question as it goes into the bank.

    Attributes:
        data: plain values under the keys of a bank file; None and empty lists where something is to fill in.
        gaps: the keys to fill in; `why` once for each option that lacks it.
        where: where it came from.
        category: the folder it lay in there.
    """

    data: dict[str, Any]
    gaps: tuple[str, ...]
    where: Where
    category: str


def admit(
    drafts: Iterable[Draft],
    notes: Notes,
    *,
    level: int | None = None,
    objectives: Collection[str] = (),
    taken: Collection[str] = (),
) -> list[Admitted]:
    """The drafts that make questions; the others are noted as refused, with the reason.

    Args:
        drafts: what a reader found.
        notes: refusals and losses go there.
        level: for those that say none.
        objectives: for those that say none.
        taken: ids that are in use already.
    """
    ids = _Ids(taken)
    admitted = []
    for draft in drafts:
        data = _data(draft, level, objectives)
        if _cleaned(data):
            notes.lost(draft.where, "control characters are not kept")
        reason = _fault(data)
        if reason:
            notes.refused(draft.where, draft.name or draft.prompt, reason)
            continue
        data["id"] = ids.new(draft)
        admitted.append(Admitted(data, tuple(_gaps(data)), draft.where, draft.category))
    return admitted


def _data(draft: Draft, level: int | None, objectives: Collection[str]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": None,
        "kind": draft.kind,
        "level": draft.level or level,
        "objectives": list(draft.objectives or objectives),
        "prompt": draft.prompt.strip(),
        **draft.body(),
        "explanation": draft.explanation,
    }
    if draft.say or draft.kind == "trap":
        data["say"] = draft.say
    if draft.follow_ups:
        data["follow_ups"] = list(draft.follow_ups)
    if draft.mistakes:
        data["mistakes"] = list(draft.mistakes)
    return data


def _cleaned(data: Any) -> bool:
    """Take out of all texts, in place, what can't stand in a content file; whether there was any."""
    items: Iterable[tuple[Any, Any]]
    items = list(data.items()) if isinstance(data, dict) else list(enumerate(data))
    found = False
    for key, value in items:
        if isinstance(value, str):
            clean = _FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
            found |= len(clean) < len(value.strip())
            data[key] = clean
        elif isinstance(value, dict | list):
            found |= _cleaned(value)
    return found


def _fault(data: dict[str, Any]) -> str:
    """Why the question can't be one of ours, gaps aside; empty where it can."""
    try:
        question = _adapter().validate_json(json.dumps(_filled(data)), strict=True)
    except ValidationError as error:
        return _reason(error.errors(include_url=False)[0])
    for finding in findings(question):
        return f"{finding.what}; {finding.remedy}" if finding.remedy else finding.what
    return ""


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """The same with every gap filled by something that is valid."""
    filled = {key: _FILLER if value is None else value for key, value in data.items()}
    filled |= {"id": "x", "level": data["level"] or 1, "objectives": data["objectives"] or ["x"]}
    if "options" in data:
        filled["options"] = [{**option, "why": option["why"] or _FILLER} for option in data["options"]]
    if data.get("key_points") == []:
        filled["key_points"] = [{"text": _FILLER}]
    return filled


def _reason(error: ErrorDetails) -> str:
    way = [str(step) for step in error["loc"][1:]]
    context = error.get("ctx", {})
    known = _REASONS.get((way[0] if len(way) == 1 else "", error["type"]))
    if known:
        return known.format(length=context.get("actual_length"))
    if error["type"] == "string_too_short":
        named = {
            "prompt": "it asks nothing",
            "options": "an option is empty",
            "pairs": "half of a pair is empty",
        }
        return named.get(way[0], f"its {way[0]} are empty" if len(way) > 1 else f"its {way[0]} is empty")
    message = str(error["msg"])
    return f"{'.'.join(way)}: {message[:1].lower()}{message[1:]}"


def _gaps(data: dict[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if key == "options":
            yield from ("why" for option in value if not option["why"])
        elif value is None or value == "" or (key in ("objectives", "key_points") and not value):
            yield key


@cache
def _adapter() -> TypeAdapter[Question]:
    return TypeAdapter(Question)


class _Ids:
    """Ids of their own for questions, the same at every import of the same file."""

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, draft: Draft) -> str:
        """The id of the next question: its name or prompt as a slug, numbered where that is taken."""
        base = (
            draft.name
            if is_id(draft.name)
            else slug(draft.name, most=None)
            or slug(BLANK.sub(" ", draft.prompt), most=None)
            or _hashed(draft)
        )
        # Counting on from the last one: thousands of questions may have one title.
        number = self._last.get(base, 1)
        chosen = base if number == 1 else f"{base}-{number}"
        while chosen in self._taken:
            number += 1
            chosen = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(chosen)
        return chosen


def _hashed(draft: Draft) -> str:
    """An id for a prompt that no slug can be made of."""
    return f"question-{hashlib.sha256(' '.join(draft.prompt.split()).encode()).hexdigest()[:8]}"


def gap_lines(admitted: Iterable[Admitted]) -> list[str]:
    """What is to fill in, counted: `why` of 12 options, `level` of 3 questions."""
    counts = Counter(gap for each in admitted for gap in each.gaps)
    return [
        f"`{key}` of {counted(number, 'option' if key == 'why' else 'question')}"
        for key, number in counts.items()
    ]
