"""How other systems mark, in our terms: shares of the marks as right or wrong, tolerances as relative."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.bank.rendering import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.model import Notes, Where

__all__ = ["EXACT", "FULL", "OutOfRange", "absolute_tolerance", "judged", "relative_tolerance"]

FULL = 100.0
# Stands for "exactly": the least that a decimal fraction, computed in doubles, may be off.
EXACT = 1e-9
# Shares such as 33.33333 % are as equal as they can be.
_ALMOST = 0.01
_DIGITS = 12


class OutOfRange(ValueError):  # noqa: N818 - a fact about a file, which becomes a refusal
    """A tolerance that no relative one stands for; the message says why."""


def judged(shares: Sequence[float], names: Sequence[str], notes: Notes, where: Sequence[Where]) -> list[bool]:
    """Which options are right, by the share of the marks, in percent, that each gives.

    Where an option gives all marks, the right ones are those that do; else those that give some. What is lost
    thereby is noted: partial marks, unequal ones, and marks taken away. But where several are right, a wrong
    one that takes all of them away makes the whole reply wrong, which is the rule here.

    Args:
        shares: of each option.
        names: what to call each option.
        notes: losses go there.
        where: where each option stands.
    """
    full = max(shares, default=0.0) >= FULL - _ALMOST
    right = [share >= FULL - _ALMOST if full else share > 0 for share in shares]
    given = [share for share, correct in zip(shares, right, strict=True) if correct]
    short = not full and bool(given) and sum(given) < FULL - len(given) * _ALMOST
    unequal = bool(given) and max(given) - min(given) > _ALMOST
    taken = -FULL + _ALMOST if len(given) > 1 else -math.inf
    for share, correct, name, place in zip(shares, right, names, where, strict=True):
        marks = f"{format_number(share)} % of the marks"
        if taken < share < 0:
            notes.lost(place, f"marks taken away ({marks}) are not kept: {name}")
        elif share > 0 and not correct:
            notes.lost(place, f"partial marks ({marks}) are not kept, the answer counts as wrong: {name}")
        elif correct and short:
            notes.lost(place, f"partial marks ({marks}) are not kept, the answer counts as right: {name}")
        elif correct and unequal:
            notes.lost(
                place, f"unequal marks ({marks}) are not kept, all right options count the same: {name}"
            )
    return right


def relative_tolerance(answer: float, absolute: float) -> float:
    """The tolerance of a numeric question that accepts `answer` give or take `absolute`.

    Raises:
        OutOfRange: there is none.
    """
    if not (math.isfinite(answer) and math.isfinite(absolute)):
        raise OutOfRange("its answer is no finite number")
    absolute = abs(absolute)
    if absolute == 0:
        return EXACT
    if answer == 0:
        raise OutOfRange("it accepts a range around 0, and tolerances here are relative to the answer")
    relative = float(f"{absolute / abs(answer):.{_DIGITS}g}")
    if relative >= 1:
        raise OutOfRange(
            f"it accepts {format_number(answer)} ± {format_number(absolute)}; a tolerance here is under 100 %"
        )
    return max(relative, EXACT)


def absolute_tolerance(answer: str | float, relative: float) -> str:
    """How far off an answer, which has to be a number, may be: as a number in text."""
    return format(abs(float(answer)) * relative, f".{_DIGITS}g")
