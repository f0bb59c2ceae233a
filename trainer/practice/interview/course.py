"""The course of an interview, read from the log: what was asked, what was given, when the clock stood."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from graders.errors import Problem
from trainer.days import local_time
from trainer.practice.interview.model import LENGTHS, LEVELS, Given, Plan, Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from trainer.progress.log import Progress
    from trainer.progress.model import Event

__all__ = ["Course", "Pending", "course_of", "courses"]


_DIGITS: Final = 3  # of a second


@dataclass(frozen=True, slots=True)
class Pending:
    """What was asked and not answered yet."""

    key: str
    role: Role
    seed: int
    at: datetime


@dataclass(slots=True)
class Course:
    """How an interview has gone so far.

    Attributes:
        id: its own.
        plan: what was chosen before it began.
        seed: what its choices follow from.
        began: when.
        ended: when; None while it is not.
        given: what was answered or passed over, in order.
        pending: what was asked and not answered yet.
        pauses: how often the clock was stopped, or the program left without stopping it.
        away: seconds that it stood for them in all, so far as they have ended.
        reading: seconds that it stood while a verdict was read, likewise; that is no pause.
        stood: from when to when it stood, each time that has ended.
        pending_since: seconds of its time that had gone when that was asked.
    """

    id: str
    plan: Plan
    seed: int
    began: datetime
    ended: datetime | None = None
    given: list[Given] = field(default_factory=list)
    pending: Pending | None = None
    pauses: int = 0
    away: float = 0.0
    reading: float = 0.0
    stood: list[tuple[datetime, datetime]] = field(default_factory=list)
    pending_since: float = 0.0
    _last: datetime | None = None
    _stands: Literal["", "pause", "reading"] = ""

    @property
    def last(self) -> datetime:
        """When its last step was."""
        return self._last or self.began

    @property
    def standing(self) -> bool:
        """Whether the clock stands now."""
        return bool(self._stands) or self.ended is not None

    @property
    def is_reading(self) -> bool:
        """Whether it stands because a verdict is read."""
        return self._stands == "reading"

    def spent(self, now: datetime) -> float:
        """Seconds of its time that have gone."""
        # A clock set back takes back no time that has gone.
        until = self.ended or (self.last if self._stands else max(now, self.last))
        return self._spent_by(until)

    def _spent_by(self, until: datetime) -> float:
        # The log sets steps of one instant microseconds apart, which is no time spent.
        return max(0.0, round((until - self.began).total_seconds() - self.away - self.reading, _DIGITS))

    def spent_until_left(self, alive: datetime | None) -> float:
        """Seconds of its time that had gone when it was left, from when on the clock stood.

        Args:
            alive: its last sign of life, where it was left without a pause; None for its last step.
        """
        return self._spent_by(self._left_at(alive))

    def _left_at(self, alive: datetime | None) -> datetime:
        return self.last if alive is None or self.standing else max(alive, self.last)

    def hear(self, event: Event) -> None:
        """Take in the next of its events; one that makes no sense here changes nothing."""
        # A newer version's, or one of a file that was written by hand.
        with suppress(KeyError, OverflowError, TypeError, ValueError):
            self._hear(event)

    def _hear(self, event: Event) -> None:
        at = local_time(event.at, event.offset)
        step, payload = str(event.payload.get("step")), event.payload
        if self._stands:
            self._count_stood(self.last, at)
        elif step == "resumed":
            # Nobody paused: the program was left, and the clock stood from its last sign of life on.
            alive = payload.get("alive")
            since = self._left_at(None if alive is None else local_time(int(alive), event.offset))
            self._count_stood(min(since, at), at)
            self.pauses += 1
        if step == "paused" and not payload.get("reading"):
            self.pauses += 1
        elif step == "asked":
            self.pending = Pending(str(payload["card"]), _role(payload["role"]), int(payload["seed"]), at)
            self.pending_since = self._spent_by(at)
        elif step in ("answered", "skipped"):
            pending = self.pending
            # Two programs may have resumed it at once: one's answer is none to what the other asked since.
            if pending is not None and payload.get("card", pending.key) == pending.key:
                self.given.append(_given(pending, at, payload, skipped=step == "skipped"))
                self.pending = None
        elif step == "marked" and 0 < (number := int(payload["number"])) <= len(self.given):
            mark = {"correct": bool(payload["correct"]), "response": payload["response"], "marked": True}
            self.given[number - 1] = replace(self.given[number - 1], **mark)
        elif step == "ended":
            self.ended = at
        self._stands = "" if step != "paused" else "reading" if payload.get("reading") else "pause"
        self._last = at

    def _count_stood(self, since: datetime, until: datetime) -> None:
        seconds = max(0.0, (until - since).total_seconds())
        if self.is_reading:
            self.reading += seconds
        else:
            self.away += seconds
        self.stood.append((since, until))


def _role(name: Any) -> Role:
    found: Role = get_args(Role)[get_args(Role).index(name)]  # a ValueError where there is none
    return found


def _given(asked: Pending, at: datetime, payload: Any, *, skipped: bool) -> Given:
    return Given(
        key=asked.key,
        role=asked.role,
        seed=asked.seed,
        at=at,
        skipped=skipped,
        correct=bool(payload.get("correct", False)),
        seconds=float(payload.get("seconds", 0.0)),
        confidence=payload.get("confidence"),
        baited=bool(payload.get("baited", False)),
        mistakes=tuple(payload.get("mistakes", ())),
        attempts=int(payload.get("attempts", 0)),
        response=payload.get("response"),
        marked=bool(payload.get("marked", True)),
        content_hash=str(payload.get("content_hash", "")),
    )


def courses(progress: Progress) -> list[Course]:
    """Every interview in the log, in the order in which they began."""
    return list(_read(progress.interview_events()).values())


def course_of(progress: Progress, interview: str) -> Course:
    """One interview.

    Raises:
        Problem: the log has none of that id.
    """
    found = _read(progress.interview_events()).get(interview)
    if found is None:
        raise Problem("is no interview in the log", where=interview, remedy="choose one from the history")
    return found


def _begun(event: Event) -> Course | None:
    """An interview by its first step; None where this version has no such interviews."""
    payload = event.payload
    try:
        plan = Plan(int(payload["minutes"]), int(payload["level"]), bool(payload["reveal"]))
        seed = int(payload["seed"])
    except (KeyError, OverflowError, TypeError, ValueError):
        return None
    if plan.minutes not in LENGTHS or plan.level not in LEVELS:
        return None
    return Course(event.id, plan, seed, local_time(event.at, event.offset))


def _read(events: Iterable[Event]) -> dict[str, Course]:
    found: dict[str, Course] = {}
    for event in events:
        payload = event.payload
        if payload.get("step") == "begun":
            if (begun := _begun(event)) is not None:
                found[event.id] = begun
        elif (course := found.get(str(payload.get("interview")))) is not None:
            course.hear(event)
    return found
