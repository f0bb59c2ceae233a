"""The settings that belong to the log: which there are, what they may be, what its events make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from graders.errors import Problem
from trainer.progress.model import DEFAULT_RETENTION, Policy
from trainer.progress.replay import in_order, undone
from trainer.progress.schedule import (
    LEAST_RETENTION,
    MOST_RETENTION,
    usable_parameters,
    usable_retention,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from trainer.progress.model import Event

__all__ = [
    "LOGGED_SETTINGS",
    "MINUTES_PER_DAY",
    "MOST_MINUTES_PER_DAY",
    "MOST_NEW_PER_DAY",
    "NEW_PER_DAY",
    "OF_THE_SCHEDULE",
    "check_setting",
    "last_setting",
    "policy_of",
    "policy_with",
    "values_of",
]

NEW_PER_DAY, MOST_NEW_PER_DAY = 20, 999
MINUTES_PER_DAY, MOST_MINUTES_PER_DAY = 0, 600

OF_THE_SCHEDULE: Final = frozenset({"retention", "parameters"})
"""They decide every due date, so they belong to the log: two machines' logs merged give the same cards."""
LOGGED_SETTINGS: Final = OF_THE_SCHEDULE | {"new_per_day", "minutes_per_day"}
"""The learner's goals belong there too: they are the same wherever they practise."""


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a setting may be: a test of a value, and what to do where it fails."""

    usable: Callable[[Any], bool]
    remedy: str


def _count_to(most: int) -> _Limits:
    return _Limits(lambda value: type(value) is int and 0 <= value <= most, f"choose 0 to {most}")


_LIMITS: Final[Mapping[str, _Limits]] = {
    "retention": _Limits(usable_retention, f"choose {LEAST_RETENTION} to {MOST_RETENTION}"),
    "parameters": _Limits(usable_parameters, "give the 21 weights of FSRS-6"),
    "new_per_day": _count_to(MOST_NEW_PER_DAY),
    "minutes_per_day": _count_to(MOST_MINUTES_PER_DAY),
}


def check_setting(name: str, value: Any) -> None:
    """Refuse a value that a setting of the log can't have.

    Args:
        name: one of `LOGGED_SETTINGS`.
        value: None for the default.

    Raises:
        Problem: it can't be used; it says what can.
    """
    if not _usable(name, value):
        raise Problem(f"{value!s:.40} can't be used", where=name, remedy=_LIMITS[name].remedy)


def policy_of(events: Iterable[Event]) -> Policy:
    """The policy the log's settings come to: the last usable value of each name holds."""
    policy = Policy()
    for name, value in _settings(events, OF_THE_SCHEDULE):
        policy = policy_with(policy, name, value)
    return policy


def policy_with(policy: Policy, name: str, value: Any) -> Policy:
    """A policy with one of the schedule's settings set anew, None for its default."""
    if name == "retention":
        return replace(policy, retention=float(DEFAULT_RETENTION if value is None else value))
    return replace(policy, parameters=tuple(float(weight) for weight in value or ()))


def last_setting(events: Iterable[Event], name: str) -> tuple[Any] | None:
    """What the log says of one of `LOGGED_SETTINGS`.

    Returns:
        The last usable value alone in a tuple, itself None where it was set back to the default; None where
        the log says nothing of it.
    """
    values = values_of(events, name)
    return (values[-1],) if values else None


def values_of(events: Iterable[Event], name: str) -> list[Any]:
    """Every usable value that the log gives one of `LOGGED_SETTINGS`, in its order; None for the default."""
    return [value for _, value in _settings(events, {name})]


def _settings(events: Iterable[Event], names: Collection[str]) -> list[tuple[str, Any]]:
    """Names and values that count, in the log's order; another log's may be anything."""
    everything = in_order(events)
    taken_back = undone(everything)
    found = [
        (str(event.payload.get("name")), event.payload.get("value"))
        for event in everything
        if event.kind == "setting" and event.id not in taken_back
    ]
    return [(name, value) for name, value in found if name in names and _usable(name, value)]


def _usable(name: str, value: Any) -> bool:
    return value is None or _LIMITS[name].usable(value)
