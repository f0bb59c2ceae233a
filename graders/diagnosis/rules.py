"""Mistakes in the update that need no memory: each is looked at alone, whatever the constants."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from graders.diagnosis.evidence import Finding
from graders.diagnosis.results import is_half, is_single

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graders.diagnosis.oracle import Oracle
    from graders.diagnosis.walk import Update, Walk

__all__ = ["RULES"]

_MOST_DIGITS = 14
_TIE = 1e-6
_OVERFLOW_GUARD = 1.0e4
_SAME = 1e-6
_EPS_WIDTHS = (math.ulp(1.0) ** 0.5, math.ulp(1.0) ** (1 / 3))  # what books advise


def rounds(walk: Walk) -> Finding | None:
    """Each update ends on a rounded place, or goes a rounded way."""
    for digits in range(_MOST_DIGITS):
        unit = 10.0**-digits
        for look in (_place, _step, _gradient):
            if _each(walk, partial(look, unit)):
                return Finding("rounds-each-step", {"digits": digits})
    for digits in range(2, _MOST_DIGITS):
        if _each(walk, partial(_digits, digits)) or _each(walk, partial(_gradient_digits, digits)):
            return Finding("rounds-each-step", {"digits": digits, "kind": "significant digit"})
    return None


def _gradient_digits(digits: int, update: Update) -> bool:
    return _gradient(_unit(update.gradient, digits), update)


def _digits(digits: int, update: Update) -> bool:
    return _place(_unit(update.right, digits), update)


def _unit(value: float, digits: int) -> float:
    return 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1) if value else 1.0


def _on(value: float, unit: float, noise: float) -> bool:
    """Whether a value known up to some noise can be told to be a whole number of units, and is."""
    if noise > 0.01 * unit:
        return True  # can't be told
    return abs(value / unit - round(value / unit)) <= 2 * noise / unit + 1e-9


def _place(unit: float, update: Update) -> bool:
    noise = 4e-16 * abs(update.y)
    near = abs(update.y - update.right) <= unit * (0.5 + _TIE) + update.noise
    return near and _on(update.y, unit, noise)


def _step(unit: float, update: Update) -> bool:
    return _on(update.x - update.y, unit, update.noise) and (
        abs(update.y - update.right) <= unit * (0.5 + _TIE) + update.noise
    )


def _gradient(unit: float, update: Update) -> bool:
    if update.rate == 0:
        return True
    noise = update.noise / abs(update.rate)
    return _on(update.used, unit, noise) and abs(update.used - update.gradient) <= unit * (0.5 + _TIE) + noise


def truncates(walk: Walk) -> Finding | None:
    """Each update ends where its decimals were cut off."""

    def cut(update: Update) -> bool:
        if abs(update.right) > 2**50:
            return True
        near = {math.trunc(update.right + shift) for shift in (-1e-7, 0.0, 1e-7)}
        near |= {math.floor(update.right + shift) for shift in (-1e-7, 0.0, 1e-7)}
        return update.y in near

    def cut_gradient(update: Update) -> bool:
        near = {math.trunc(update.gradient + shift) for shift in (-1e-7, 0.0, 1e-7)}
        return any(update.goes_to(update.x - update.rate * value) for value in near)

    def cut_step(update: Update) -> bool:
        step = update.rate * update.gradient
        return any(update.goes_to(update.x - math.trunc(step + shift)) for shift in (-1e-7, 0.0, 1e-7))

    rules = ((cut, "every new value"), (cut_gradient, "the gradient"), (cut_step, "the step"))
    for rule, what in rules:
        if _each(walk, rule):
            return Finding("integer-truncation", {"what": what})
    return None


def single(walk: Walk) -> Finding | None:
    """Each update, or each place, fits into 32 bits (or 16) and is nearly right."""
    for fits, bits, near in ((is_half, 16, 0.05), (is_single, 32, 1e-5)):

        def place(update: Update, fits: Callable[[float], bool] = fits, near: float = near) -> bool:
            scale = abs(update.x) + abs(update.rate * update.gradient)
            return fits(update.y) and abs(update.y - update.right) <= near * scale

        if _each(walk, place):
            return Finding("float32-precision", {"bits": bits})

    def way(update: Update) -> bool:
        near = abs(update.y - update.right) <= 1e-5 * abs(update.rate * update.gradient) + update.noise
        step = update.x - update.y
        kept = abs(step - _as_single(step)) <= 4 * update.noise
        if not kept and update.rate:
            kept = abs(update.used - _as_single(update.used)) * abs(update.rate) <= 4 * update.noise
        return near and kept

    telling = [
        update
        for update in walk.updates
        if update.wrong and 100 * update.noise < 1e-7 * abs(update.x - update.y)
    ]
    return Finding("float32-precision", {"bits": 32}) if len(telling) >= 3 and _each(walk, way) else None


def _as_single(value: float) -> float:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    with np.errstate(all="ignore"):
        return float(np.float32(value))


def clips(walk: Walk) -> Finding | None:
    """The gradient, or the step, never counts for more than some bound."""
    for what, used, wanted in (
        ("gradient", lambda update: update.used, lambda update: update.gradient),
        ("step", lambda update: update.x - update.y, lambda update: update.rate * update.gradient),
    ):
        bound = _bound([update for update in walk.updates if update.rate], used, wanted)
        if bound is not None:

            def clipped(
                update: Update, bound: float = bound, wanted: Callable[[Update], float] = wanted
            ) -> bool:
                value = max(-bound, min(bound, wanted(update)))
                return update.goes_to(
                    update.x - value * (update.rate if wanted(update) == update.gradient else 1.0)
                )

            if _each(walk, clipped):
                return Finding("clips-the-gradient", {"bound": bound, "what": what})
    return None


def _bound(
    updates: Sequence[Update], used: Callable[[Update], float], wanted: Callable[[Update], float]
) -> float | None:
    """The one size of what was used wherever it is less than what was wanted."""
    sizes = [
        abs(used(update))
        for update in updates
        if update.wrong and abs(used(update)) < abs(wanted(update)) * (1 - _SAME)
    ]
    if len(sizes) < 2 or not min(sizes) > 0 or max(sizes) > min(sizes) * (1 + _SAME):
        return None
    return float(f"{sorted(sizes)[len(sizes) // 2]:.9g}")


def clamps(walk: Walk) -> Finding | None:
    """Each update ends between two bounds."""
    wrong = [update for update in walk.updates if update.wrong]
    lows = {update.y for update in wrong if update.y > update.right}
    highs = {update.y for update in wrong if update.y < update.right}
    if len(lows) > 1 or len(highs) > 1 or len(wrong) < 2:
        return None
    low, high = min(lows, default=-math.inf), min(highs, default=math.inf)
    if not any(not one.wrong and low < one.right < high for one in (*walk.updates, *walk.arrivals)):
        return None  # where nothing lies between the bounds they are no bounds, but all there is
    if low >= high or not _each(walk, lambda update: update.goes_to(min(max(update.right, low), high))):
        return None
    large = max(abs(bound) for bound in (*lows, *highs)) >= _OVERFLOW_GUARD
    return Finding("nan-on-overflow-clipped" if large else "clamps-result", {"low": low, "high": high})


def normalises(walk: Walk) -> Finding | None:
    """Of the gradient only its sign counts (or the gradient divided by its own size)."""

    def unit(update: Update) -> bool:
        if update.rate == 0 or update.gradient == 0:
            return not update.wrong
        size = abs(update.used)
        noise = update.noise / abs(update.rate)
        same_side = update.used * update.gradient >= 0 or size <= noise
        return (
            same_side and size <= 1 + 1e-9 + noise and (abs(update.gradient) < 0.01 or size >= 0.99 - noise)
        )

    small = [update for update in walk.updates if 0.02 < abs(update.gradient) < 0.9 and update.rate]
    return Finding("normalises-the-gradient") if small and _each(walk, unit) else None


def other_line(walk: Walk) -> Finding | None:
    """The update is another straight line in x: the rate unused, or the derivative wrong."""
    sizes: list[tuple[float, float]] = []
    ratios: list[float] = []
    rates = set()
    for update in walk.updates:
        if abs(update.gradient) * abs(update.rate) > 1e3 * update.noise and update.rate:
            ratios.append((update.x - update.y) / update.gradient)
            rates.add(update.rate)
    if ratios and len(rates) > 1 and max(ratios) <= min(ratios) + _SAME * abs(ratios[0]) and ratios[0] > 0:
        factor = sorted(ratios)[len(ratios) // 2]
        if _each(walk, lambda update: update.goes_to(update.x - factor * update.gradient), wrong_only=False):
            return Finding("learning-rate-omitted", {"constant": float(f"{factor:.6g}")})
    for at in walk.points:
        line = _line([update for update in walk.updates if update.case == at], walk.oracle, at)
        if line is not None:
            sizes.append(line)
    return _wrong_derivative(walk, sizes)


def _line(updates: Sequence[Update], oracle: Oracle, at: int) -> tuple[float, float] | None:
    """How much of the gradient's slope and of its offset the submission uses; None where it can't be told."""
    usable = [update for update in updates if update.rate]
    if len(usable) < 2:
        return None
    first = usable[0]
    second = max(usable[1:], key=lambda update: abs(update.x - first.x))
    if abs(second.x - first.x) < 1e-3 * (abs(first.x) + 1e-9):
        return None
    if (
        oracle.sequence
        and len({(oracle.slope(at, update.k), oracle.gradient(at, update.k, 0.0)) for update in usable}) > 1
    ):
        return None
    slope = (second.used - first.used) / (second.x - first.x)
    offset = first.used - slope * first.x
    own_slope, own_offset = oracle.slope(at, first.k), oracle.gradient(at, first.k, 0.0)
    if not own_slope or not own_offset:
        return None
    return slope / own_slope, offset / own_offset


def _wrong_derivative(walk: Walk, lines: Sequence[tuple[float, float]]) -> Finding | None:
    """The slope and the offset of the gradient count differently, by the same factors in every case."""
    if len(lines) < 3:
        return None
    slope, offset = (sorted(part)[len(lines) // 2] for part in zip(*lines, strict=True))
    if any(
        abs(line[0] - slope) > 1e-5 * (1 + abs(slope)) or abs(line[1] - offset) > 1e-5 * (1 + abs(offset))
        for line in lines
    ):
        return None
    slope, offset = float(f"{slope:.5g}"), float(f"{offset:.5g}")
    if abs(slope - offset) < 1e-3 or slope <= 0 or abs(slope + offset) < 1e-3:
        return None

    def predicted(update: Update) -> float:
        level = walk.oracle.gradient(update.case, update.k, 0.0)
        return update.x - update.rate * (slope * (update.gradient - level) + offset * level)

    if _each(
        walk,
        lambda update: (
            abs(update.y - predicted(update)) <= update.noise + 1e-4 * abs(predicted(update) - update.right)
        ),
    ):
        return Finding("wrong-derivative")
    return None


def numerical(walk: Walk) -> Finding | None:
    """The gradient is off as a finite difference is: by half a step of its slope, and by rounding."""
    wrong = [update for update in walk.updates if update.rate and update.wrong]
    moving = [update for update in walk.updates if update.rate and update.gradient]
    if len(wrong) < 3 or 2 * len(wrong) < len(moving) or walk.oracle.losses is None:
        return None
    offs = sorted(
        (update.used - update.gradient) * 2 / walk.oracle.slope(update.case, update.k) for update in wrong
    )
    middle = offs[len(offs) // 2]
    for width in (middle, *(10.0**-power for power in range(1, 13)), *_EPS_WIDTHS):
        if not width or abs(width) >= 0.5:
            continue
        if not _each(walk, partial(_differs, walk.oracle, width)):
            continue
        if _stands_out(walk.oracle, wrong, width) or _grained(walk.oracle, wrong, width):
            return Finding("numerical-gradient", {"width": abs(width)})
    return None


def _stands_out(oracle: Oracle, wrong: Sequence[Update], width: float) -> bool:
    """The offset of half a step of the slope is well above what rounding could do."""
    seen = 0
    for update in wrong:
        offset = abs(oracle.slope(update.case, update.k) * width / 2)
        off = abs(update.used - update.gradient)
        seen += _rounding(oracle, update, width) < 0.1 * offset and off > 0.5 * offset
    return seen >= 3


def _grained(oracle: Oracle, wrong: Sequence[Update], width: float) -> bool:
    """What was used comes in grains, as a difference of two losses does."""
    fitting = told = 0
    for update in wrong:
        loss = _loss_at(oracle, update) or 0.0
        least = loss - 2 * abs(update.gradient * width)
        if least <= 0:
            continue
        grain = math.ulp(least) / 4
        difference = update.used * width
        if update.noise / abs(update.rate) * abs(width) > 0.05 * grain:
            continue  # can't be told
        if difference == 0 and abs(update.gradient * width) > 8 * grain:
            return False  # no update was made, which is another mistake
        told += 1
        grains = difference / grain
        fitting += difference == 0 or (abs(grains) > 0.5 and abs(grains - round(grains)) < 0.1)
    return told >= 8 and fitting >= 0.9 * told


def _rounding(oracle: Oracle, update: Update, width: float) -> float:
    """How far rounding of the loss may throw a difference over this width."""
    loss = _loss_at(oracle, update) or 0.0
    slope = oracle.slope(update.case, update.k)
    size = loss + abs(update.gradient * update.x) + abs(slope) * update.x * update.x
    return 16 * 2.2e-16 * size / abs(width)


def _differs(oracle: Oracle, width: float, update: Update) -> bool:
    """A difference over `width`, one-sided or central, and rounding of the loss over the width."""
    if not update.rate:
        return True
    if _loss_at(oracle, update) is None:
        return False
    slope = oracle.slope(update.case, update.k)
    slack = _rounding(oracle, update, width) + update.noise / abs(update.rate) + 1e-6 * abs(slope * width)
    off = update.used - update.gradient
    return abs(off - slope * width / 2) <= slack or abs(off + slope * width / 2) <= slack or abs(off) <= slack


def _loss_at(oracle: Oracle, update: Update) -> float | None:
    """The task's loss where the update began: its gradient is a straight line, so the loss is a parabola."""
    start = oracle.loss(update.case, 0)
    if start is None:
        return None
    x0 = float(oracle.starts[update.case])
    slope, level = oracle.slope(update.case, update.k), oracle.gradient(update.case, update.k, 0.0)
    return abs(start + slope / 2 * (update.x * update.x - x0 * x0) + level * (update.x - x0))


def _each(walk: Walk, holds: Callable[[Update], bool], *, wrong_only: bool = True) -> bool:
    """Whether a rule holds for every update and every start not asked for; and something is wrong."""
    return (
        all(holds(update) for update in walk.updates)
        and all(holds(arrival) for arrival in walk.arrivals if arrival.wrong)
        and (not wrong_only or any(update.wrong for update in (*walk.updates, *walk.arrivals)))
    )


RULES = (rounds, truncates, single, clips, clamps, normalises, other_line, numerical)
