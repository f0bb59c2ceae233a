"""What a property does to a case's arguments, and what then must come of them.

A rule that derives gives the changed arguments, or nothing where the case can't show the property. Factors
are powers of two wherever the author names none, so that scaling itself never rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

__all__ = [
    "FINITE",
    "UNTOUCHED",
    "Answer",
    "Arguments",
    "Derive",
    "Expect",
    "Roles",
    "as_before",
    "duplicated",
    "finite",
    "from_half_way",
    "large",
    "repeated",
    "repeated_with_data",
    "reversed_rows",
    "scaled",
    "scaled_answer",
    "shifted",
    "shorter",
    "shorter_answer",
    "the_start",
    "untouched",
    "without_gradients",
    "without_iterations",
    "without_rate",
]

Arguments = Mapping[str, Any]
# Which argument plays which part: `of`, `start`, `rate`, `gradients` and `count` by name, `with` and
# `indices` by names; `by` is a number.
Roles = Mapping[str, Any]
Answer = Callable[[Arguments], Any]
Derive = Callable[[Roles, Arguments, Answer], "dict[str, Any] | None"]
# From the roles, the arguments before and after, and the answer before.
Expect = Callable[[Roles, Arguments, Arguments, Any], Any]

# What is due where no value is: any other text is a value.
FINITE: Final = "every number of the answer is finite"
UNTOUCHED: Final = "no argument was changed in place"


def each_number(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same value with every number or array in it changed."""
    if isinstance(value, list | tuple):
        return type(value)(each_number(item, change) for item in value)
    if isinstance(value, dict):
        return {key: each_number(item, change) for key, item in value.items()}
    return change(value)


def largest(value: Any) -> float:
    """The number of largest magnitude in a number, an array or a list of them; 0 where there is none."""
    if isinstance(value, list | tuple):
        return max(map(largest, value), key=abs, default=0.0)
    if hasattr(value, "size"):
        return float(value.flat[abs(value).argmax()]) if value.size else 0.0
    return float(value)


def length(value: Any) -> int:
    """How many rows or items; a whole number is its own length."""
    return value if isinstance(value, int) else len(value)


def _first(value: Any, count: int) -> Any:
    return count if isinstance(value, int) else value[:count]


def _rest(value: Any, count: int) -> Any:
    return value - count if isinstance(value, int) else value[count:]


def without_iterations(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """The count is 0, or nothing is left of the sequence."""
    count = arguments[roles["count"]]
    return {**arguments, roles["count"]: _first(count, 0)} if length(count) else None


def without_rate(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """The rate is 0."""
    return {**arguments, roles["rate"]: 0.0} if arguments[roles["rate"]] else None


def without_gradients(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """Every gradient is 0."""
    gradients = arguments[roles["gradients"]]
    if not largest(gradients):
        return None
    return {**arguments, roles["gradients"]: each_number(gradients, lambda item: item * 0.0)}


def repeated(_: Roles, arguments: Arguments, __: Answer) -> dict[str, Any] | None:
    """The very same call."""
    return dict(arguments)


def repeated_with_data(_: Roles, arguments: Arguments, __: Answer) -> dict[str, Any] | None:
    """The very same call, where something could be changed in place."""
    movable = any(largest(value) for value in arguments.values() if not isinstance(value, str | int | float))
    return dict(arguments) if movable else None


def reversed_rows(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """The rows in reverse order, those that go with them too; indices still mean the same rows."""
    rows = arguments[roles["of"]]
    last = len(rows) - 1
    turned = rows[::-1]
    if last < 1 or all(_same(one, other) for one, other in zip(rows, turned, strict=True)):
        return None
    changes = {name: arguments[name][::-1] for name in roles["with"]}
    changes |= {name: each_number(arguments[name], lambda at: last - at) for name in roles["indices"]}
    return {**arguments, roles["of"]: turned, **changes}


def _same(one: Any, other: Any) -> bool:
    if not hasattr(one, "shape"):
        return bool(one == other)
    return one.shape == other.shape and bool((one == other).all())


def duplicated(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """Every row twice."""
    if not len(arguments[roles["of"]]):
        return None
    return {**arguments, **{name: _twice(arguments[name]) for name in (roles["of"], *roles["with"])}}


def _twice(rows: Any) -> Any:
    if isinstance(rows, list):
        return rows + rows
    import numpy as np  # noqa: PLC0415 - an array is at hand, so it is loaded already

    return np.concatenate([rows, rows])


def scaled(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """Multiplied by a factor, with whatever is measured in the same unit."""
    if not largest(arguments[roles["of"]]):
        return None
    names = (roles["of"], *roles["with"])
    return {**arguments, **{name: _times(arguments[name], roles["by"]) for name in names}}


def _times(value: Any, factor: float) -> Any:
    return each_number(value, lambda item: item * factor)


def shifted(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """Something added to every number of it."""
    value = arguments[roles["of"]]
    if not isinstance(value, int | float) and not len(value):
        return None
    return {**arguments, roles["of"]: each_number(value, lambda item: item + roles["by"])}


def shorter(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """Only the first half of it."""
    value = arguments[roles["of"]]
    return {**arguments, roles["of"]: _first(value, length(value) // 2)} if length(value) > 1 else None


def from_half_way(roles: Roles, arguments: Arguments, answer: Answer) -> dict[str, Any] | None:
    """The second half of the iterations, begun where the first half ends."""
    count = arguments[roles["count"]]
    half = length(count) // 2
    if not half:
        return None
    reached = answer({**arguments, roles["count"]: _first(count, half)})
    return {**arguments, roles["start"]: reached, roles["count"]: _rest(count, half)}


def large(roles: Roles, arguments: Arguments, _: Answer) -> dict[str, Any] | None:
    """Scaled until its number of largest magnitude is the one asked for: exp overflows on that side only."""
    now = largest(arguments[roles["of"]])
    if not 0.0 < abs(now) < roles["by"]:
        return None
    return {**arguments, roles["of"]: _times(arguments[roles["of"]], roles["by"] / now)}


def as_before(_: Roles, __: Arguments, ___: Arguments, before: Any) -> Any:
    """The answer before."""
    return before


def the_start(roles: Roles, _: Arguments, after: Arguments, before: Any) -> Any:
    """Where it starts: an argument, or zeros in the form of the answer."""
    if roles["start"] == "zeros":
        return each_number(before, lambda item: item * 0.0)
    return after[roles["start"]]


def scaled_answer(roles: Roles, _: Arguments, __: Arguments, before: Any) -> Any:
    """The answer before, times the factor."""
    return _times(before, roles["by"])


def shorter_answer(roles: Roles, arguments: Arguments, after: Arguments, before: Any) -> Any:
    """As much of the answer before as belongs to what is left."""
    left_out = length(arguments[roles["of"]]) - length(after[roles["of"]])
    return before[: len(before) - left_out]


def finite(_: Roles, __: Arguments, ___: Arguments, ____: Any) -> Any:
    """Whatever it is, no number of it is infinite or NaN."""
    return FINITE


def untouched(_: Roles, __: Arguments, ___: Arguments, ____: Any) -> Any:
    """Whatever it is, the arguments are what they were."""
    return UNTOUCHED
