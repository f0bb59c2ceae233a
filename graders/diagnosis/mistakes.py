"""Hold a submission's outcomes against those of the task's own mistakes.

What the mistakes return stands in one table, a row a mistake and a column a number of the expected answers,
so that one comparison tells which of them come to what the submission came to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graders.author import HUGE, canonical, mistake_outcomes
from graders.compare import as_float, compare, is_number
from graders.diagnosis.evidence import Finding
from graders.diagnosis.values import RUN_AWAY, agreeing, built_apart, flat, packed_as, ran_away
from graders.replay import iterations_of
from graders.sandbox.model import Outcome
from graders.task import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from graders.compare import Tolerance
    from graders.diagnosis.evidence import Evidence
    from graders.task import Task

    Array = np.ndarray[Any, Any]

__all__ = ["Known", "alike", "known_mistake", "known_of", "one_of", "told"]


@dataclass(frozen=True)
class Known:
    """What a task's mistakes come to on its cases.

    Attributes:
        slugs: each mistake's name, by row.
        outcomes: its outcome in each case (see `canonical`).
        rows: its numbers beside those expected, shape (mistakes, numbers); NaN where there are none.
        valued: whether a case's answer is numbers built as they should be, shape (mistakes, cases).
    """

    slugs: tuple[str, ...]
    outcomes: tuple[Sequence[list[Any]], ...]
    rows: Array
    valued: Array


def known_of(evidence: Evidence) -> Known:
    """The table of the task's mistakes, made once."""
    place = ("mistakes in a table", evidence.expected.seed)
    memory = evidence.task.memory
    if place not in memory:
        memory[place] = _table(evidence)
    made = memory[place]
    assert isinstance(made, Known)  # noqa: S101 - for the type checker
    return made


def _table(evidence: Evidence) -> Known:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    found = mistake_outcomes(evidence.task, evidence.sandbox, evidence.expected.seed)
    starts, right = evidence.starts, evidence.expected.outputs
    rows = np.full((len(found), starts[-1]), np.nan)
    valued = np.zeros((len(found), len(right)), dtype=bool)
    for number, outcomes in enumerate(found.values()):
        for at, (kind, value, changed) in enumerate(outcomes):
            due = evidence.due[at]
            taken = flat(packed_as(right[at], value)) if kind == "value" and not changed else None
            if taken is not None and due is not None and taken.form == due.form:
                rows[number, starts[at] : starts[at + 1]] = taken.numbers
                valued[number, at] = True
    return Known(tuple(map(slug_of, found)), tuple(found.values()), rows, valued)


def known_mistake(evidence: Evidence, instead: Mapping[int, Any] | None = None) -> Finding | None:
    """The mistake of the task that explains every outcome; None where there is none, or two that differ.

    Args:
        evidence: what the submission did.
        instead: values to take in place of what came back, by case: the submission's, unpacked.
    """
    if not evidence.failing:
        return None
    known = known_of(evidence)
    mine = [canonical(outcome) for outcome in evidence.outcomes]
    row = evidence.row
    if instead is not None:
        row = row.copy()
        for at, value in instead.items():
            mine[at] = canonical(Outcome("returned", value))
    valued = [_put(evidence, row, at, mine[at], instead or {}) for at in range(len(mine))]
    same = _same_numbers(evidence, known, row, [at for at in told(evidence) if valued[at]])
    found = [known.slugs[number] for number in same if _explains(evidence, mine, valued, known, number)]
    finding = one_of(evidence.task, found)
    if finding is None or not _divides_by_zero(evidence, mine):
        return finding
    return replace(finding, likely=True)


def _divides_by_zero(evidence: Evidence, mine: Sequence[list[Any]]) -> bool:
    """Whether no number came back that says more, wherever an iteration is asked for."""
    for at in told(evidence):
        kind, what, _ = mine[at]
        if evidence.passed(at):
            if iterations_of(evidence.task, evidence.expected.cases[at]) != 0:
                return False
        elif kind == "value":
            taken = flat(what)
            if taken is None or not len(taken.numbers) or bool((abs(taken.numbers) < HUGE).any()):
                return False
        elif kind != "overflow" and what != "ZeroDivisionError":
            return False
    return True


def _put(evidence: Evidence, row: Array, at: int, outcome: list[Any], instead: Mapping[int, Any]) -> bool:
    """Whether an outcome is numbers built as they should be; those taken instead are put into the row."""
    if outcome[2]:
        return False
    if at not in instead:
        return evidence.numbers[at] is not None
    due, taken = evidence.due[at], flat(packed_as(evidence.expected.outputs[at], instead[at]))
    if due is None or taken is None or taken.form != due.form:
        return False
    row[evidence.starts[at] : evidence.starts[at + 1]] = taken.numbers
    return True


def one_of(task: Task, slugs: Sequence[str]) -> Finding | None:
    """The first name, where the others stand for the same behaviour; else None."""
    found = list(dict.fromkeys(slugs))
    if not found:
        return None
    others = set(found[1:])
    also = set(task.mistakes[found[0]].also_known_as)
    also |= {slug for slug in others if found[0] in task.mistakes[slug].also_known_as}
    return Finding(found[0]) if others <= also else None


def told(evidence: Evidence) -> list[int]:
    """The cases of which anything is known."""
    return [at for at, case in enumerate(evidence.report.cases) if case.status != "not-reached"]


def _same_numbers(evidence: Evidence, known: Known, row: Array, cases: Sequence[int]) -> Sequence[int]:
    """The mistakes whose numbers are the submission's wherever both have any in these cases."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    columns = np.zeros(evidence.starts[-1], dtype=bool)
    for at in cases:
        columns[evidence.starts[at] : evidence.starts[at + 1]] = True
    got, right, rows = row[columns], evidence.right_row[columns], known.rows[:, columns]
    same = agreeing(got, rows, right, evidence.task.compare, stopped=True)
    counted = np.repeat(known.valued[:, cases], np.diff(evidence.starts)[cases], axis=1)
    return [int(number) for number in np.flatnonzero((same | ~counted).all(axis=1))]


def _explains(
    evidence: Evidence, mine: Sequence[list[Any]], valued: Sequence[bool], known: Known, row: int
) -> bool:
    """Every other outcome is the mistake's, too, and not all of them an overflow where it has values.

    A division by zero leaves an infinity as an overflow does, but raises no such error.
    """
    if all(
        mine[at][0] == "overflow" and known.outcomes[row][at][0] == "value" and not valued[at]
        for at in evidence.failing
    ):
        return False
    return all(
        (valued[at] and known.valued[row, at])
        or alike(mine[at], known.outcomes[row][at], evidence.expected.outputs[at], evidence.task.compare)
        for at in told(evidence)
    )


def alike(
    mine: list[Any], theirs: list[Any], right: Any, tolerance: Tolerance, *, stopped: bool = True
) -> bool:
    """Whether two outcomes (see `canonical`) are the same; numbers relative to how far off they are.

    Args:
        mine: the submission's.
        theirs: the mistake's.
        right: the right answer.
        tolerance: the task's.
        stopped: take what ran away with the mistake and was stopped on the way for the same.
    """
    if mine[2] != theirs[2]:
        return False
    if stopped and theirs[0] == "overflow" and _stopped_short(mine, right, tolerance):
        return True
    if "overflow" in (mine[0], theirs[0]):
        return _both_ran_away(mine, theirs)
    if mine[0] != "value" or theirs[0] != "value":
        return bool(mine[0] == theirs[0] and mine[1] == theirs[1])
    if built_apart(mine[1], theirs[1]):
        return False
    return _same(packed_as(right, mine[1]), packed_as(right, theirs[1]), right, tolerance, stopped=stopped)


def _both_ran_away(mine: list[Any], theirs: list[Any]) -> bool:
    """Whether both overflowed or ran away; a number that did is no array in which something did."""
    kinds = {one[0] for one in (mine, theirs)}
    number = any(one[0] == "overflow" and one[1] is None for one in (mine, theirs))
    if "value" in kinds and number:
        return False
    return all(one[0] == "overflow" or (one[0] == "value" and ran_away(one[1])) for one in (mine, theirs))


def _same(got: Any, predicted: Any, right: Any, tolerance: Tolerance, *, stopped: bool) -> bool:
    """Whether two values are the same, number by number where they are made of numbers."""
    one, other, due = flat(got), flat(predicted), flat(right)
    if one is None or other is None:
        return type(got) is type(predicted) and compare(predicted, got, tolerance).same
    if one.form != other.form:
        return False
    known = due.numbers if due is not None and due.form == one.form else None
    return bool(agreeing(one.numbers, other.numbers, known, tolerance, stopped=stopped).all())


def _stopped_short(outcome: list[Any], right: Any, tolerance: Tolerance) -> bool:
    """A number that has left the course for good, and was stopped before it overflowed."""
    if outcome[0] != "value" or not is_number(outcome[1]) or not is_number(right):
        return False
    return abs(as_float(outcome[1])) >= RUN_AWAY and not compare(right, outcome[1], tolerance).same
