"""Two mistakes at once: said only where both together account for every case, and in one way.

One mistake follows the other (its answers are then rounded, clamped, packed wrongly), or each has cases or
values of its own in which the other does nothing.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from graders.author import canonical
from graders.diagnosis.evidence import Finding
from graders.diagnosis.mistakes import alike, known_mistake, known_of, one_of, told
from graders.diagnosis.packing import packed_and_wrong, packings
from graders.diagnosis.results import done_to, made_from
from graders.diagnosis.values import agreeing, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.mistakes import Known
    from graders.diagnosis.results import Made

    Array = np.ndarray[Any, Any]

__all__ = ["couple"]

_FEWEST_NUMBERS = 3  # that tell of the first mistake through what the second did to it
_FEWEST_CASES = 2  # in which each mistake shows
_STANDS_OUT = 10  # times as far from right as the second mistake moved it


def couple(evidence: Evidence) -> tuple[Finding, ...]:
    """Two known mistakes that together explain every outcome; nothing where none or several pairs do."""
    if not evidence.settled:
        return ()
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    with np.errstate(all="ignore"):
        for look in (packed_and_wrong, _packed_and_done, _one_after_the_other, _side_by_side):
            if found := look(evidence):
                return found
    return ()


def _packed_and_done(evidence: Evidence) -> tuple[Finding, ...]:
    """Something done to the right numbers, which are handed over otherwise; nothing where two ways fit."""
    found: dict[tuple[str, str], tuple[Finding, Finding]] = {}
    for packing in packings(evidence):
        outcomes = [
            replace(outcome, value=packing.answers.get(at, outcome.value))
            for at, outcome in enumerate(evidence.outcomes)
        ]
        unpacked = replace(evidence, outcomes=outcomes)
        made = made_from(unpacked)
        if made is None or len(set(made.got[made.wrong])) < _FEWEST_NUMBERS:
            continue
        done = done_to(made)
        if done is not None and _in_cases(_cases_of(unpacked), made.wrong):
            found[packing.finding.slug, done.slug] = (_as_named(evidence, packing.finding), done)
    return next(iter(found.values())) if len(found) == 1 else ()


def _as_named(evidence: Evidence, packing: Finding) -> Finding:
    """The name that a file of the task has for answers handed over the other way round, where one has."""
    if packing.slug != "swaps-the-results":
        return packing
    turned = {at: tuple(reversed(evidence.expected.outputs[at])) for at in evidence.failing}
    return known_mistake(evidence, turned) or packing


def _cases_of(evidence: Evidence) -> Array:
    """The case of each number that came back, in the row of all cases reached."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    cases = np.repeat(range(len(evidence.due)), np.diff(evidence.starts))
    return cases[np.isin(cases, evidence.reached)]


def _one_after_the_other(evidence: Evidence) -> tuple[Finding, ...]:
    """Something done to a known mistake's results, as it might be done to right ones."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    made = made_from(evidence)
    if made is None or not _could_be_made(made):
        return ()
    known = known_of(evidence)
    reached = np.repeat(np.isin(range(len(evidence.due)), evidence.reached), np.diff(evidence.starts))
    cases = _cases_of(evidence)
    found: dict[str, Finding] = {}
    for number in np.flatnonzero(known.valued[:, evidence.reached].all(axis=1)):
        base = known.rows[number][reached]
        from_it = replace(made, base=base)
        shows = ~near(base, made.base, made.tolerance)
        moved = np.minimum(abs(base - made.got), abs(base + made.got))  # a sign may be all that was changed
        shows &= abs(base - made.base) > _STANDS_OUT * moved
        telling = len(set(made.got[shows])) >= _FEWEST_NUMBERS
        done = done_to(from_it) if telling else None
        if done is not None and _in_cases(cases, shows) and _in_cases(cases, from_it.wrong):
            found[known.slugs[number]] = done
    first = one_of(evidence.task, list(found))
    if first is None or len({done.slug for done in found.values()}) > 1:
        return ()
    return first, found[first.slug]


def _in_cases(cases: Array, shows: Array) -> bool:
    return len(set(cases[shows])) >= _FEWEST_CASES


def _could_be_made(made: Made) -> bool:
    """Whether what came back could be rounded, cut, clamped or short of bits, whatever it was made from."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    got = made.got[~made.untouched]
    with np.errstate(all="ignore"):
        short = np.array([float(f"{value:.13g}") == value or round(value, 13) == value for value in got])
        kept = got.astype(np.float32).astype(np.float64) == got
    values, counts = np.unique(got, return_counts=True)
    return bool(not made.descends or short.all() or kept.all() or (counts[values != 0] > 1).any())


class _Unit(NamedTuple):
    """A case, or one value of those a case's tuple has, and which numbers of the row it has."""

    case: int
    numbers: slice


def _side_by_side(evidence: Evidence) -> tuple[Finding, ...]:
    """Each mistake alone accounts for some cases or values in which the other would have been right."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    known = known_of(evidence)
    units = list(_units(evidence))
    wrong_here = np.array([not _right_in(evidence, unit) for unit in units])
    alone = []
    for number in range(len(known.slugs)):
        wrong = np.array([_wrong_in(evidence, known, number, unit) for unit in units])
        acts = np.flatnonzero(wrong)
        if len(acts) and all(_explains_in(evidence, known, number, units[at]) for at in acts):
            alone.append((known.slugs[number], wrong))
    found = set()
    for (one, first), (other, second) in combinations(alone, 2):
        if (
            one != other
            and bool(((first | second) == wrong_here).all())
            and all(_tells(evidence, units, own) for own in (first & ~second, second & ~first))
        ):
            found.add(tuple(sorted((one, other))))
    return tuple(Finding(slug) for slug in found.pop()) if len(found) == 1 else ()


def _units(evidence: Evidence) -> Iterator[_Unit]:
    for at in told(evidence):
        start, end = evidence.starts[at], evidence.starts[at + 1]
        due = evidence.due[at]
        parts: Sequence[Any] = ()
        if due is not None and due.form[0] == "tuple" and evidence.numbers[at] is not None:
            parts = due.form[2]
        if not parts:
            yield _Unit(at, slice(start, end))
        for form in parts:
            size = 1
            for length in () if form == "number" else form:
                size *= length
            yield _Unit(at, slice(start, start + size))
            start += size


def _right_in(evidence: Evidence, unit: _Unit) -> bool:
    if evidence.passed(unit.case):
        return True
    if evidence.numbers[unit.case] is None or evidence.outcomes[unit.case].changed:
        return False
    return bool(
        near(evidence.row[unit.numbers], evidence.right_row[unit.numbers], evidence.task.compare).all()
    )


def _wrong_in(evidence: Evidence, known: Known, number: int, unit: _Unit) -> bool:
    if not known.valued[number, unit.case]:
        return True
    due = evidence.right_row[unit.numbers]
    return not bool(near(known.rows[number][unit.numbers], due, evidence.task.compare).all())


def _explains_in(evidence: Evidence, known: Known, number: int, unit: _Unit) -> bool:
    if known.valued[number, unit.case] and evidence.numbers[unit.case] is not None:
        got, due = evidence.row[unit.numbers], evidence.right_row[unit.numbers]
        return bool(agreeing(got, known.rows[number][unit.numbers], due, evidence.task.compare).all())
    mine = canonical(evidence.outcomes[unit.case])
    right = evidence.expected.outputs[unit.case]
    return alike(mine, known.outcomes[number][unit.case], right, evidence.task.compare)


def _tells(evidence: Evidence, units: Sequence[_Unit], own: Array) -> bool:
    """Whether a mistake shows in several cases by itself, and by more than whole numbers could by chance."""
    mine = [unit for unit, here in zip(units, own, strict=True) if here]
    numbers = {value for unit in mine for value in evidence.row[unit.numbers] if math.isfinite(value)}
    whole = all(float(value).is_integer() for value in numbers)
    cases = {unit.case for unit in mine}
    return len(cases) >= _FEWEST_CASES + whole and len(numbers) >= _FEWEST_CASES
