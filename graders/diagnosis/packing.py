"""The right numbers, handed over otherwise: beside other values, in another shape, with all that came before.

A packing says how to get at the answer in what came back. Where the right answer is in there, the packing is
the mistake; where a known mistake's is, there are two.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from graders.compare import compare, is_number
from graders.diagnosis.evidence import Finding
from graders.diagnosis.mistakes import known_mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graders.diagnosis.evidence import Evidence

    Values = dict[int, Any]

__all__ = ["Packing", "packed", "packed_and_wrong", "packings"]

_FEWEST_ARRAYS = 2  # of several entries that one can be told to be missing from
_SHOWN_POINTS = 40  # of a history are looked at
_MOST_PLACES = 40  # of a tuple or a list in which the answer may lie; nobody hands over more beside it


class Packing(NamedTuple):
    """One way of handing an answer over.

    Attributes:
        finding: what it is called.
        answers: what is inside, by failing case.
    """

    finding: Finding
    answers: Values


def packed(evidence: Evidence) -> Finding | None:
    """The packing that holds the right answer in every failing case."""
    for packing in packings(evidence):
        if all(_is_right(evidence, at, value) for at, value in packing.answers.items()):
            return packing.finding
    return None


def packed_and_wrong(evidence: Evidence) -> tuple[Finding, ...]:
    """A packing and the known mistake whose answers are inside; nothing without such a pair, or with two."""
    found = {}
    for packing in packings(evidence):
        mistake = known_mistake(evidence, packing.answers)
        # A velocity beside the parameters is no answer of its own.
        if mistake is not None and not mistake.slug.startswith("returns-"):
            found[mistake.slug, packing.finding.slug] = (mistake, packing.finding)
    return next(iter(found.values())) if len(found) == 1 else ()


def _is_right(evidence: Evidence, at: int, value: Any) -> bool:
    return compare(evidence.expected.outputs[at], value, evidence.task.compare).same


def packings(evidence: Evidence) -> Iterator[Packing]:
    """Every packing that what came back could be."""
    values: Values = {}
    for at in evidence.failing:
        outcome = evidence.outcomes[at]
        if outcome.kind != "returned" or outcome.unsupported:
            return
        values[at] = outcome.value
    if not values:
        return
    for ways in (
        _one_element,
        _shaped,
        _transposed,
        _joined,
        _inside,
        _swapped,
        _one_of_several,
        _short,
        _history,
    ):
        for finding, unpack in ways(evidence, values):
            answers = {at: unpack(at, value) for at, value in values.items()}
            if not any(answer is None for answer in answers.values()):
                yield Packing(finding, answers)


if TYPE_CHECKING:
    Ways = Iterator[tuple[Finding, Callable[[int, Any], Any]]]


def _one_element(evidence: Evidence, values: Values) -> Ways:
    """A list or an array with the number as its only element."""

    def inside(at: int, value: Any) -> Any:
        inner = value
        while isinstance(inner, list | tuple) and len(inner) == 1:
            inner = inner[0]
        if getattr(inner, "size", 0) == 1 and getattr(inner, "ndim", 0) > 0:
            inner = inner.ravel()[0]
        return inner if is_number(evidence.expected.outputs[at]) and is_number(inner) else None

    first = next(iter(values.values()))
    if any(is_number(value) for value in values.values()):
        return
    if isinstance(first, tuple) or {_count(evidence, at) for at in values} == {0}:
        return  # a tuple is told as one; without an iteration a history looks the same
    yield Finding("shape-1-result", {"shape": _shape(first)}), inside


def _shaped(evidence: Evidence, values: Values) -> Ways:
    """Arrays, alone or in a tuple or list, but for axes of length one, or all axes made one."""

    def reshaped(at: int, value: Any) -> Any:
        return _as_due(evidence.expected.outputs[at], value)

    wrong = [at for at, value in values.items() if not _built_as(value, evidence.expected.outputs[at])]
    if not wrong or all(is_number(evidence.expected.outputs[at]) for at in values):
        return
    due, value = _first_difference(evidence.expected.outputs[wrong[0]], values[wrong[0]])
    yield Finding("shape-1-result", {"shape": _shape(value), "due": _shape(due)}), reshaped


def _as_due(due: Any, value: Any) -> Any:
    """The value in the shape that is due, where it has the numbers for it; else None."""
    if isinstance(due, list | tuple):
        if not isinstance(value, list | tuple) or len(value) != len(due):
            return None
        parts = [_as_due(part, inner) for part, inner in zip(due, value, strict=True)]
        return None if any(part is None for part in parts) else tuple(parts)
    if is_number(due):
        if is_number(value):
            return value
        return value.ravel()[0] if getattr(value, "size", 0) == 1 and value.dtype.kind in "iuf" else None
    shape, wanted = getattr(value, "shape", None), getattr(due, "shape", ())
    if shape is None or not wanted:
        return None
    return value.reshape(wanted) if value.size == due.size else None


def _built_as(value: Any, due: Any) -> bool:
    """Whether a value has the shape that is due, or its parts have; a million others are not gone through."""
    if isinstance(due, list | tuple) and isinstance(value, list | tuple):
        return len(value) == len(due) and all(map(_built_as, value, due))
    if isinstance(due, list | tuple) or isinstance(value, list | tuple):
        return False
    return bool(getattr(value, "shape", ()) == getattr(due, "shape", ()))


def _first_difference(due: Any, value: Any) -> tuple[Any, Any]:
    """The first part of another shape than is due."""
    if isinstance(due, list | tuple) and isinstance(value, list | tuple):
        for part, inner in zip(due, value, strict=False):
            if not _built_as(inner, part):
                return part, inner
    return due, value


def _transposed(evidence: Evidence, _: Values) -> Ways:
    """Rows for columns."""

    def turned(at: int, value: Any) -> Any:
        return _turned(evidence.expected.outputs[at], value)

    yield Finding("shape-1-result", {"transposed": True}), turned


def _turned(due: Any, value: Any) -> Any:
    """The matrix, or each one of a list or tuple, the other way round; None where that is not due."""
    if isinstance(due, list | tuple):
        if not isinstance(value, list | tuple) or len(value) != len(due):
            return None
        parts = [_turned(part, inner) for part, inner in zip(due, value, strict=True)]
        return None if any(part is None for part in parts) else tuple(parts)
    matrix = getattr(value, "ndim", 0) == getattr(due, "ndim", 0) > 1
    turned = value.T if matrix else value
    return turned if _built_as(turned, due) else None


def _joined(evidence: Evidence, _: Values) -> Ways:
    """All parts one after the other in a single array."""

    def parted(at: int, value: Any) -> Any:
        due = evidence.expected.outputs[at]
        if not isinstance(due, list | tuple) or getattr(value, "ndim", 0) != 1 or len(due) == len(value):
            return None
        sizes = [getattr(part, "size", 1) for part in due]
        if sum(sizes) != value.size:
            return None
        parts, start = [], 0
        for part, size in zip(due, sizes, strict=True):
            piece = value[start : start + size]
            parts.append(piece[0] if is_number(part) else piece.reshape(part.shape))
            start += size
        return tuple(parts)

    yield Finding("shape-1-result", {"shape": "one array", "joined": True}), parted


def _inside(evidence: Evidence, values: Values) -> Ways:
    """A tuple or a dict, or a list or an array of fixed length, with the answer always at the same place."""
    kinds = {type(value) for value in values.values()}
    first = next(iter(values.values()))
    if kinds == {dict}:
        for key in first if len(first) <= _MOST_PLACES else ():
            yield (
                Finding("returns-tuple", {"kind": "dict", "place": key}),
                partial(_under, key),
            )
        return
    due = [evidence.expected.outputs[at] for at in values]
    tuples = kinds == {tuple}
    fewer = {len(one) for one in due if isinstance(one, tuple)}
    if tuples and len(fewer) == 1 and all(len(value) > max(fewer) for value in values.values()):
        several = fewer.pop()
        yield Finding("returns-tuple", {"kind": "tuple", "due": several}), lambda _, value: value[:several]
    if not tuples and not all(is_number(value) for value in due):
        return
    if (
        not tuples
        and kinds != {list}
        and not all(getattr(value, "ndim", 0) == 1 for value in values.values())
    ):
        return
    lengths = {len(value) for value in values.values()}
    counts = {_count(evidence, at) for at in values}
    if len(lengths) != 1 or (not tuples and len(values) > 1 and len(counts) < 2):
        return
    if not tuples and len(values) == 1 and lengths & {count + 1 for count in counts}:
        return  # as long as a history would be
    for place in range(len(first) if len(first) <= _MOST_PLACES else 0):
        yield (
            Finding("returns-tuple", {"kind": "tuple", "place": place}),
            partial(_at_place, place),
        )


def _under(key: Any, _: int, value: dict[Any, Any]) -> Any:
    return value.get(key)


def _at_place(place: int, _: int, value: Any) -> Any:
    return value[place]


def _swapped(evidence: Evidence, _: Values) -> Ways:
    """The values of a tuple in another order: the other way round."""

    def turned(at: int, value: Any) -> Any:
        due = evidence.expected.outputs[at]
        pair = isinstance(due, tuple) and isinstance(value, list | tuple) and len(due) == len(value) > 1
        return tuple(reversed(value)) if pair else None

    yield Finding("swaps-the-results"), turned


def _one_of_several(evidence: Evidence, values: Values) -> Ways:
    """One value of the tuple that is due, alone."""
    due = [evidence.expected.outputs[at] for at in values]
    if not all(isinstance(one, tuple) for one in due):
        return
    for place in range(min(len(one) for one in due)):

        def filled(at: int, value: Any, place: int = place) -> Any:
            whole = list(evidence.expected.outputs[at])
            if not _built_as(value, whole[place]):
                return None
            whole[place] = value
            return tuple(whole)

        yield Finding("returns-one-of-the-two", {"place": place, "several": len(due[0])}), filled


def _short(evidence: Evidence, values: Values) -> Ways:
    """Without the last or the first entry: left out, or left at nought."""
    due = [evidence.expected.outputs[at] for at in values]
    long = sum(getattr(one, "ndim", 0) > 0 and len(one) > 1 for one in due)
    for where, entry, others in (
        ("last", slice(-1, None), slice(None, -1)),
        ("first", slice(1), slice(1, None)),
    ):
        for short in (True, False):

            def filled(
                at: int, value: Any, entry: slice = entry, others: slice = others, short: bool = short
            ) -> Any:
                due = evidence.expected.outputs[at]
                shape, wanted = getattr(value, "shape", ()), getattr(due, "shape", ())
                if not shape or not wanted or value.dtype.kind not in "iuf":
                    return None
                if shape != (wanted if not short else (wanted[0] - 1, *wanted[1:])):
                    return None
                if not short and (value[entry].any() or not due[entry].any()):
                    return None
                whole = due.astype(float)
                whole[others] = value if short else value[others]
                return whole

            if long >= _FEWEST_ARRAYS:
                yield Finding("drops-an-entry", {"where": where, "short": short}), filled


def _history(evidence: Evidence, values: Values) -> Ways:
    """As many values as iterations, or one more: the path instead of its end."""
    oracle = evidence.oracle
    if oracle is None or not any(oracle.counts[at] > 1 for at in values):
        return

    def ending(at: int, value: Any) -> Any:
        items = _items(evidence.expected.outputs[at], value)
        if items is None or len(items) not in (oracle.counts[at], oracle.counts[at] + 1):
            return None
        return _held(evidence, at, items[-1]) if items else evidence.expected.outputs[at]

    def following(at: int, value: Any) -> Any:
        items = _items(evidence.expected.outputs[at], value)
        if items is None or len(items) not in (oracle.counts[at], oracle.counts[at] + 1):
            return None
        on = all(_holds(evidence, oracle.point(at, k), item) for k, item in enumerate(items[:_SHOWN_POINTS]))
        return evidence.expected.outputs[at] if on else None

    yield Finding("returns-history-list"), ending
    yield Finding("returns-history-list"), following


def _items(due: Any, value: Any) -> list[Any] | None:
    """The entries of what may be a history: a list's, a dict's, an array's along its first axis.

    A tuple of histories, one for each value that is due, is taken entry by entry.
    """
    if isinstance(due, tuple) and isinstance(value, tuple) and len(value) == len(due):
        parts = [_items(part, inner) for part, inner in zip(due, value, strict=True)]
        if any(part is None for part in parts):
            return None
        return list(zip(*[part for part in parts if part is not None], strict=False))
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list | tuple):
        return list(value)
    return list(value) if getattr(value, "ndim", 0) > getattr(due, "ndim", 0) else None


def _held(evidence: Evidence, at: int, item: Any) -> Any:
    """The last entry, or what in it is right: an iterate kept with its loss, in a row of its own."""
    due = evidence.expected.outputs[at]
    if _is_right(evidence, at, item):
        return item
    if isinstance(item, dict):
        item = list(item.values())
    if isinstance(item, list | tuple) or getattr(item, "ndim", 0) == 1:
        return next((part for part in item if _is_right(evidence, at, part)), item)
    return item if _built_as(item, due) else None


def _holds(evidence: Evidence, wanted: Any, item: Any) -> bool:
    """The item is the wanted value, or holds it."""
    if wanted is None:
        return False
    if compare(wanted, item, evidence.task.compare).same:
        return True
    if isinstance(item, list | tuple):
        return any(_holds(evidence, wanted, part) for part in item)
    if isinstance(item, dict):
        return any(_holds(evidence, wanted, part) for part in item.values())
    return getattr(item, "ndim", 0) == 1 and any(
        compare(wanted, part, evidence.task.compare).same for part in item
    )


def _count(evidence: Evidence, at: int) -> int:
    return evidence.oracle.counts[at] if evidence.oracle else -1


def _shape(value: Any) -> str:
    if getattr(value, "ndim", 0):
        return f"an array of shape {value.shape}"
    return "a number" if is_number(value) else "a list with one number"
