"""The log as lines of JSON, to carry it to another machine: logs merge by union, in any order, any often."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graders.errors import Problem
from trainer.progress.days import local_time, to_micros
from trainer.progress.model import Event, Rating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trainer.progress.log import Progress

__all__ = ["FORMAT", "Merged", "Unreadable", "checked_event", "export_lines", "merge_lines"]

FORMAT = 1
_HEADER = "ml-interview-trainer progress"
_EVENT_ID = re.compile(r"[0-9a-f]{32}")
# A computer that has forgotten the time thinks it is 1970.
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_FARTHEST_OFFSET = 24 * 3600
_LONGEST_LINE = 1_000_000


class Unreadable(Exception):  # noqa: N818 - becomes a Problem that names the line
    """A value is not what an event holds."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        added: events that were new.
        known: events this log had already.
    """

    added: int
    known: int


def export_lines(progress: Progress) -> Iterator[str]:
    """The log as JSON, a line an event, in the log's order, after a line that says what it is."""
    yield json.dumps({"is": _HEADER, "format": FORMAT})
    for event in progress.events():
        line = {
            "id": event.id,
            "time": local_time(event.at, event.offset).isoformat(timespec="microseconds"),
            "kind": event.kind,
            "card": event.card,
            "payload": event.payload,
        }
        yield json.dumps(line, separators=(",", ":"), sort_keys=True)


def merge_lines(progress: Progress, lines: Iterable[str], *, where: str = "the file") -> Merged:
    """Take in another log, all of it or, if a line can't be read, nothing.

    Args:
        progress: the log to add to.
        lines: as `export_lines` gives them.
        where: what the lines come from, for the message.

    Raises:
        Problem: a line is not of such a log; it names the line.
    """
    events: dict[str, Event] = {}
    here = {event.id: event for event in progress.events()}
    header_seen = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = _read(line) if header_seen else None
            if not header_seen:
                _read_header(line)
        except (Unreadable, ValueError, RecursionError) as error:
            said = str(error) if isinstance(error, Unreadable) else "is not a line of JSON"
            raise Problem(
                said, where=f"{where}:{number}", remedy="name a file that `trainer progress export` wrote"
            ) from None
        header_seen = True
        if found is None:
            continue
        if events.setdefault(found.id, found) != found or here.get(found.id, found) != found:
            raise Problem(
                f"has another entry under an id known already ({found.id})",
                where=f"{where}:{number}",
                remedy="export the log again",
            )
    if not header_seen:
        raise Problem("is empty", where=where, remedy="name a file that `trainer progress export` wrote")
    added = progress.add_events(events.values())
    return Merged(added, len(events) - added)


def _read_header(line: str) -> None:
    header = json.loads(line)
    if not isinstance(header, dict) or header.get("is") != _HEADER:
        raise Unreadable("is not a progress log")
    if header.get("format") != FORMAT:
        raise Unreadable(f"is of format {header.get('format')!s:.20}, this trainer reads {FORMAT}")


def _read(line: str) -> Event:
    if len(line) > _LONGEST_LINE:
        raise Unreadable("is over a million characters long")
    found = json.loads(line)
    if not isinstance(found, dict) or not isinstance(found.get("time"), str):
        raise Unreadable("is not an entry of the log")
    try:
        time = datetime.fromisoformat(found["time"])
    except ValueError:
        raise Unreadable(f"{found['time'][:40]!r} is not a time") from None
    offset = time.utcoffset()
    if offset is None:
        raise Unreadable("has a time without its offset from UTC")
    return checked_event(
        found.get("id"),
        to_micros(time),
        int(offset.total_seconds()),
        found.get("kind"),
        found.get("card"),
        found.get("payload"),
    )


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


_OF_A_CARD = frozenset({"answer", "submission", "suspend", "unsuspend", "bury", "flag", "unflag"})
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
    "undo": {"event": _is_text},
    "flag": {"note": _is_text},
    "setting": {"name": _is_text, "value": _is_setting},
}
