"""The log as lines of JSON, to carry it to another machine: logs merge by union, in any order, any often."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from graders.errors import Problem
from trainer.days import local_time, to_micros
from trainer.progress.events import Unreadable, checked_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trainer.progress.log import Progress
    from trainer.progress.model import Event

__all__ = ["FORMAT", "Merged", "export_lines", "merge_lines"]

FORMAT = 1
_HEADER = "ml-interview-trainer progress"
_LONGEST_LINE = 1_000_000


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
