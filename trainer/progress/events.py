"""Events from values of unknown origin: a file from another machine, a damaged file."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from trainer.days import to_micros
from trainer.progress.model import Event, Rating

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Unreadable", "checked_event"]

_EVENT_ID = re.compile(r"[0-9a-f]{32}")
# A computer that has forgotten the time thinks it is 1970.
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_FARTHEST_OFFSET = 24 * 3600


class Unreadable(Exception):  # noqa: N818 - becomes a Problem that names the line
    """A value is not what an event holds."""


def checked_event(event_id: Any, at: Any, offset: Any, kind: Any, card: Any, payload: Any) -> Event:
    """An event from values of unknown origin.

    Raises:
        Unreadable: one of them is not what the log may hold.
    """
    if not isinstance(event_id, str) or not _EVENT_ID.fullmatch(event_id):
        raise Unreadable("has no id of 32 hexadecimal digits")
    if type(at) is not int or not to_micros(_EARLIEST) <= at <= to_micros(_LATEST):
        raise Unreadable("has a time before 1970 or after 2200")
    if type(offset) is not int or abs(offset) >= _FARTHEST_OFFSET:
        raise Unreadable("has an offset of a day or more")
    if not _is_text(kind) or not kind or not _is_text(card) or not isinstance(payload, dict):
        raise Unreadable("is not an entry of the log")
    _check_payload(kind, card, payload)
    return Event(event_id, at, offset, kind, card, payload)


def _check_payload(kind: str, card: str, payload: dict[str, Any]) -> None:
    if not card and kind in _OF_A_CARD:
        raise Unreadable("names no card")
    for name, is_right in _WANTED.get(kind, {}).items():
        if not is_right(payload.get(name)):
            raise Unreadable(f"has no usable {name}")
    try:
        json.dumps(payload, allow_nan=False)
    except ValueError:
        raise Unreadable("holds a number that is none") from None


def _is_text(value: Any) -> bool:
    """Whether it is text that a file can hold: half a surrogate pair is none."""
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


def _is_seconds(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value < 1e9


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 1e9


def _is_setting(value: Any) -> bool:
    return value is None or type(value) in (int, float, str, bool, list)


_OF_A_CARD = frozenset({"answer", "submission", "forward", "suspend", "unsuspend", "bury", "flag", "unflag"})
_WANTED: dict[str, dict[str, Callable[[Any], bool]]] = {
    "answer": {
        "rating": lambda value: type(value) is int and value in list(Rating),
        "correct": lambda value: isinstance(value, bool),
        "seconds": _is_seconds,
        "mode": _is_text,
        "content_hash": _is_text,
        "confidence": lambda value: value is None or _is_count(value),
    },
    "submission": {
        "status": _is_text,
        "trigger": _is_text,
        "hints": _is_count,
        "seconds": _is_seconds,
        "content_hash": _is_text,
        "mistakes": lambda value: isinstance(value, list) and all(map(_is_text, value)),
    },
    "forward": {"submission": _is_text},
    "undo": {"event": _is_text},
    "flag": {"note": _is_text},
    "setting": {"name": _is_text, "value": _is_setting},
    "interview": {"interview": _is_text, "step": _is_text},
}
