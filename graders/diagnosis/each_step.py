"""Something done to the parameters in every iteration: rounded, cut, clamped, kept in 32 bits.

The task's own solution is run once more with the same done to what it returns, wherever its loop assigns
it; no rule of any one optimizer is needed. What comes out must explain every case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from graders.diagnosis.constants import constants_in
from graders.diagnosis.each_step_shim import EACH_STEP_SHIM
from graders.diagnosis.evidence import Finding
from graders.replay import iterations_of
from graders.sandbox.model import Program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.sandbox.model import Outcome

__all__ = ["each_step"]

_MOST_DIGITS = 11
_MANY = 30  # iterations, in which whatever is done in each of them has shown
_MOST_VARIABLES = 5  # of the solution's loop whose values may have been rounded
_GRADIENTS, _RATE = -1, -2  # the shim's places for all gradients, and for the learning rate
_USUAL_BOUNDS = (1.0, 5.0, 10.0, 100.0)
_OVERFLOW_GUARD = 1.0e4  # bounds from here on are set against overflow


class _Change(NamedTuple):
    """What is done, in the shim's words, what that is called, and to which variable (0: the result)."""

    kind: str
    figures: tuple[float, ...]
    finding: Finding
    place: int = 0


def each_step(evidence: Evidence) -> Finding | None:
    """What, done to the solution's parameters in every iteration, explains every outcome."""
    if evidence.task.spec.iterations is None or not evidence.failing:
        return None
    trial = _trial(evidence)
    for change in _fitting(evidence, _changes(evidence), [trial]):
        rest = [at for at in evidence.reached if at != trial]
        if _fitting(evidence, [change], rest):
            return change.finding
    return None


def _trial(evidence: Evidence) -> int:
    """The failing case that is tried first: of many iterations, but not so many that each try takes long."""

    def worth(at: int) -> int:
        count = iterations_of(evidence.task, evidence.expected.cases[at]) or 0
        return count if count <= _MANY else -count

    return max(evidence.failing, key=worth)


def _changes(evidence: Evidence) -> Sequence[_Change]:
    rounded = [
        _Change("rounds", (digits,), Finding("rounds-each-step", {"digits": digits}), place)
        for place in range(_MOST_VARIABLES)
        for digits in range(_MOST_DIGITS)
    ]
    cut = [
        _Change(kind, (), Finding("integer-truncation", {"what": "every new value"}))
        for kind in ("truncates", "floors")
    ]
    bounds = dict.fromkeys((*(bound for bound in constants_in(evidence)[0] if bound > 0), *_USUAL_BOUNDS))
    clamped = [
        _Change("clamps", (low, bound), _clamped(low, bound)) for bound in bounds for low in (-bound, 0.0)
    ]
    clamped.append(_Change("clamps", (0.0, float("inf")), _clamped(0.0, float("inf"))))
    clipped = [
        _Change("clamps", (-bound, bound), Finding("clips-the-gradient", {"bound": bound}), _GRADIENTS)
        for bound in bounds
    ]
    return [*rounded, *cut, *clamped, *clipped, *_decays(evidence)]


def _decays(evidence: Evidence) -> list[_Change]:
    """Laws by which the learning rate may shrink, with the submission's constants."""
    if "learning_rate" not in evidence.task.arguments:
        return []
    written, derived = constants_in(evidence)
    constants = dict.fromkeys((*written, *derived))
    laws = [("root", power) for power in dict.fromkeys((0.5, *(one for one in constants if 0 < one < 1)))]
    laws += [
        (law, one) for law in ("inverse", "inverse, at once", "exponential") for one in constants if one > 0
    ]
    laws += [(law, one) for law in ("power", "power, at once") for one in constants if 0 < one < 1]
    laws += [("in stairs", one) for one in written if one > 1]
    finding = Finding("decays-the-learning-rate")
    return [_Change(law, (constant,), finding, _RATE) for law, constant in laws]


def _clamped(low: float, high: float) -> Finding:
    guard = _OVERFLOW_GUARD <= high < float("inf")
    slug = "nan-on-overflow-clipped" if guard else "clamps-result"
    return Finding(slug, {"low": low, "high": high})


def _fitting(evidence: Evidence, changes: Sequence[_Change], cases: Sequence[int]) -> list[_Change]:
    """The changes under which the solution comes to what the submission came to, in all of these cases."""
    task = evidence.task
    program = Program(
        EACH_STEP_SHIM
        + f"\nSOURCE = {task.files['solution.py']!r}\nFUNCTION = {task.function!r}\n".encode()
        + f"NAMES = {list(task.arguments)!r}\n".encode(),
        "with_change",
        filename="each_step.py",
        trusted_library=True,
    )
    calls: list[Sequence[Any]] = [
        [change.kind, list(change.figures), change.place, *evidence.arguments(at)]
        for change in changes
        for at in cases
    ]
    limits = replace(task.limits, total_seconds=task.limits.case_seconds)
    outcomes: Sequence[Outcome] = evidence.sandbox.run(program, calls, limits).outcomes if calls else []
    found = []
    for number, change in enumerate(changes):
        mine = outcomes[number * len(cases) : (number + 1) * len(cases)]
        if all(
            outcome.kind == "returned" and evidence.fits(at, outcome.value)
            for at, outcome in zip(cases, mine, strict=True)
        ):
            found.append(change)
    return found
