"""A known mistake with another constant: momentum 0.73 where the file has 0.9.

Which numbers of a mistake's file may be others its author has said, by writing variants that differ in
them alone; a number put in an argument's place may always be another. Those that the submission has are
tried in their place, and what comes out must explain every case: the text only says what to try.
"""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from graders.author import HUGE, canonical, remembered
from graders.diagnosis.constants_shim import CONSTANTS_SHIM
from graders.diagnosis.mistakes import alike, one_of, told
from graders.sandbox.model import Program
from graders.task import slug_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.diagnosis.evidence import Evidence, Finding

__all__ = ["constants_in", "other_constant"]

_NUMBER = re.compile(rb"(?<![\w.])(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?(?![\w.])")
_NOTHING = 1e-9  # what is smaller is as good as nought
_MOST_CONSTANTS = 24
_MOST_TRIALS = 1500
_MOST_SECONDS = 3.0  # for all trials together


class _Trial(NamedTuple):
    """A file of a mistake, and what stands for each of its free constants."""

    path: str
    constants: tuple[float, ...]


def other_constant(evidence: Evidence) -> Finding | None:
    """The known mistake that explains every outcome once it has constants of the submission's."""
    first = next((at for at in evidence.failing if _tells(evidence, at)), None)
    trials = _trials(evidence) if first is not None else []
    if first is None or not trials:
        return None
    left = _explaining(evidence, [(trial, first) for trial in trials])
    rest = [at for at in told(evidence) if at != first]
    found = [
        slug_of(trial.path)
        for trial in dict.fromkeys(left)
        if len(_explaining(evidence, [(trial, at) for at in rest])) == len(rest)
    ]
    return one_of(evidence.task, found)


def _tells(evidence: Evidence, at: int) -> bool:
    """Whether numbers came back that are not nought or beyond all bounds, as odd constants make them."""
    shown = evidence.shown[at]
    if shown is None or evidence.outcomes[at].changed:
        return False
    sizes = abs(shown.numbers)
    return bool((sizes < HUGE).all() and (sizes > _NOTHING).any())


def _trials(evidence: Evidence) -> list[_Trial]:
    """What to try: numbers as they are written first, for two constants at once only those."""
    found: dict[_Trial, None] = {}
    written, derived = constants_in(evidence)
    for numbers in (written, (*written, *derived)):
        for path, free in _free(evidence).items():
            own = tuple(float(value) for value, *_ in free)
            if len(own) > 1 and numbers is not written:
                continue
            choices = [[*(one for one in numbers if low < one < high), value] for value, _, low, high in free]
            for constants in itertools.product(*choices):
                if constants != own:
                    found[_Trial(path, constants)] = None
    return list(found)[:_MOST_TRIALS]


def constants_in(evidence: Evidence) -> tuple[Sequence[float], Sequence[float]]:
    """The numbers written in the submission; what each comes to inverted, doubled, halved, taken off one."""
    written: dict[float, None] = {}
    for text in _NUMBER.findall(evidence.program.source):
        value = float(text.replace(b"_", b""))
        if math.isfinite(value):
            written[value] = None
    known = list(written)[:_MOST_CONSTANTS]
    made = (
        *(1 - value for value in known if 0 < value < 1),
        *(1 / value for value in known if value),
        *(2 * value for value in known),
        *(value / 2 for value in known),
    )
    return known, [value for value in dict.fromkeys(made) if value not in written]


def _free(evidence: Evidence) -> dict[str, list[Any]]:
    """By file of a mistake the values that may be others, where they stand, and their bounds."""
    task = evidence.task
    kind = f"constants-{hashlib.sha256(CONSTANTS_SHIM).hexdigest()[:8]}"

    def compute() -> Any:
        paths = list(task.under("mistakes"))
        right = [_source(evidence, path) for path in ("solution.py", *task.under("accepted"))]
        call = [paths, [_source(evidence, path) for path in paths], list(task.arguments), right]
        program = Program(CONSTANTS_SHIM, "free_constants", filename="constants.py", trusted_library=True)
        (outcome,) = evidence.sandbox.run(program, [call], task.limits).outcomes
        return outcome.value if outcome.kind == "returned" else {}

    found = remembered(task, kind, evidence.expected.seed, compute)
    return found if isinstance(found, dict) else {}


def _source(evidence: Evidence, path: str) -> str:
    return evidence.task.files[path].decode("utf-8", "replace")


def _explaining(evidence: Evidence, tried: Sequence[tuple[_Trial, int]]) -> list[_Trial]:
    """The trials that come to what the submission came to, each in its case."""
    if not tried:
        return []
    task = evidence.task
    free = _free(evidence)
    used = {
        trial.path: [_source(evidence, trial.path), [constant[:2] for constant in free[trial.path]]]
        for trial, _ in tried
    }
    program = Program(
        CONSTANTS_SHIM + f"\nFREE = {used!r}\n".encode(),
        "with_constants",
        filename="constants.py",
        trusted_library=True,
    )
    calls = [
        [trial.path, list(trial.constants), task.function, *evidence.arguments(at)] for trial, at in tried
    ]
    limits = replace(task.limits, total_seconds=_MOST_SECONDS)
    outcomes = evidence.sandbox.run(program, calls, limits).outcomes
    found = []
    for (trial, at), outcome in zip(tried, outcomes, strict=True):
        # Three arguments come before the task's own.
        theirs = canonical(replace(outcome, changed=tuple(place - 3 for place in outcome.changed)))
        mine, right = canonical(evidence.outcomes[at]), evidence.expected.outputs[at]
        # A number that was fitted has to come to the value itself: what ran away fits many a number.
        if alike(mine, theirs, right, task.compare, stopped=False):
            found.append(trial)
    return found
