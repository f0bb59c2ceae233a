"""What is said of numbers that are wrong: rounded, clamped, a step too few, another descent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Details = Mapping[str, Any]

__all__ = ["NUMBERS"]


def _number(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _places(details: Details) -> str:
    digits, kind = details.get("digits"), details.get("kind", "decimal place")
    if digits == 0:
        return "whole numbers"
    return f"{digits} {kind}{'s' * (digits != 1)}"


def _rounds(details: Details) -> str:
    what = "The result is right until you round it" if details.get("alone", True) else "You round the result"
    return f"{what} to {_places(details)}. Return it as it is; rounding is for printing."


def _rounds_step(details: Details) -> str:
    return (
        f"You round to {_places(details)} inside the loop, so each step starts from a slightly wrong place. "
        "Keep the full number; rounding is for printing."
    )


def _truncation(details: Details) -> str:
    return (
        f"What follows the decimal point in {details.get('what', 'a value')} is cut off on the way to an "
        "integer. Keep floats: no int(), no //, no integer array for values that are not whole."
    )


def _single(details: Details) -> str:
    return (
        f"Your numbers are kept in float{details.get('bits', 32)}, which holds "
        f"{'3' if details.get('bits') == 16 else '7'} significant digits. Use Python floats or float64."
    )


def _bounds(details: Details) -> str:
    low, high = details.get("low"), details.get("high")
    sides = []
    if low is not None and low > float("-inf"):
        sides.append(f"below {_number(low)}")
    if high is not None and high < float("inf"):
        sides.append(f"above {_number(high)}")
    return " or ".join(sides) or "outside some bounds"


def _clamps(details: Details) -> str:
    return (
        f"Nothing you return is ever {_bounds(details)}: something clamps it. Take the clip, min or "
        "max away; where a larger number comes out, it is the answer."
    )


def _overflow(details: Details) -> str:
    return (
        f"Nothing you return is ever {_bounds(details)}: a guard against overflow changes the answer of "
        "a diverging run. Take it away; the large number is the answer."
    )


def _clips(details: Details) -> str:
    bound = f" at {_number(details['bound'])}" if details.get("bound") is not None else ""
    what = details.get("what", "gradient")
    return (
        f"You clip the {what}{bound}, so steep places are left more slowly than plain gradient descent does. "
        f"Use the {what} as it is."
    )


def _momentum(details: Details) -> str:
    factor = f" (a factor of {_number(details['factor'])})" if details.get("factor") is not None else ""
    return (
        f"Earlier steps carry over into later ones: this is momentum{factor}. Plain gradient "
        "descent forgets: "
        "x = x - learning_rate * gradient(x), nothing else."
    )


def _rate_omitted(details: Details) -> str:
    constant = details.get("constant")
    used = f"the step is always {_number(constant)} times the gradient" if constant not in (None, 1.0) else (
        "the whole gradient is subtracted"
    )  # fmt: skip
    return f"The learning rate you are given is never used: {used}. Multiply the gradient by learning_rate."


def _hard_coded(details: Details) -> str:
    count = details.get("iterations")
    number = f"{count} iterations" if count else "the same number of iterations"
    return f"You always do {number}, whatever is asked for. Loop as often as the argument says."


def _ignores_start(details: Details) -> str:
    if details.get("random"):
        begin = "You start from a random place, a new one in every call"
    elif details.get("constant") is not None:
        begin = f"You start from {_number(details['constant'])} whatever start is asked for"
    else:
        begin = "You start from a place of your own whatever start is asked for"
    return f"{begin}. Start from the argument."


def _minimum(details: Details) -> str:
    value = f" {_number(details['value'])}" if details.get("value") is not None else ""
    return f"You return the minimum{value} without descending to it. Make the updates, and return the last."


def _zero(details: Details) -> str:
    what = details.get("argument") or "an argument"
    return (
        f"A zero given as {what} is taken for 'not given'. Zero is a value like others: test for None, "
        "or not at all; `value or default` replaces a zero."
    )


def _first_points(details: Details) -> str:
    size = f" {details['size']}" if details.get("size") else ""
    return f"You only ever look at{size} points of the data. A batch update sums over all of them."


def _numerical(details: Details) -> str:
    width = f" with a step of about {details['width']:.1g}" if details.get("width") else ""
    return (
        f"Your gradient is a finite difference{width}, which is only nearly right. Differentiate "
        "by hand and write "
        "the formula."
    )


NUMBERS: dict[str, str | Callable[[Details], str]] = {
    "float32-precision": _single,
    "rounds-result": _rounds,
    "rounds-each-step": _rounds_step,
    "integer-truncation": _truncation,
    "clamps-result": _clamps,
    "nan-on-overflow-clipped": _overflow,
    "clips-the-gradient": _clips,
    "stops-early-on-tolerance": (
        "You leave the loop once the steps are small. Make every iteration that is asked for, "
        "however little it moves."
    ),
    "one-iteration-too-few": (
        "You make one update too few. A loop over range(n) makes n updates, range(1, n) one less."
    ),
    "one-iteration-too-many": "You make one update too many. A loop over range(n) makes n updates.",
    "iterations-hard-coded": _hard_coded,
    "two-updates-per-iteration": (
        "You update twice in every iteration. One update belongs into one turn of the loop."
    ),
    "early-return-in-loop": (
        "You make one update only, however many are asked for. Either the return stands inside "
        "the loop, or each "
        "turn starts again from the first value: assign the new value to the variable the "
        "gradient is computed from."
    ),
    "adds-momentum": _momentum,
    "decays-the-learning-rate": (
        "The learning rate shrinks from one iteration to the next. Plain gradient descent uses "
        "the same rate all along."
    ),
    "ignores-initial-value": _ignores_start,
    "global-state-leaks-between-calls": (
        "Each call is right on its own, but a later call remembers an earlier one. Something "
        "outside the function is "
        "changed by it: set everything up inside, anew in every call."
    ),
    "default-argument-mutable": (
        "A list or dict as a default argument is made once, so it still holds what earlier "
        "calls put into it. "
        "Use None as the default and make the list inside."
    ),
    "best-seen-instead-of-last": (
        "You return the best value seen, or take back steps that made the loss worse. Return "
        "where the last update led."
    ),
    "treats-zero-as-missing": _zero,
    "returns-loss": "You return the loss. Return the parameter at which it is that low.",
    "returns-gradient": "You return the gradient. Return the parameter it is the gradient at.",
    "minimum-hard-coded": _minimum,
    "forgets-to-sum": (
        "You return an answer for every point of the data. The gradient is one number: sum over the points."
    ),
    "drops-a-point": (
        "One of the points never counts: a slice or a range ends one too early or begins one too late."
    ),
    "mini-batch-only-first-points": _first_points,
    "wrong-derivative": (
        "The derivative is wrong: your gradient is a straight line, but not that of this loss. "
        "Differentiate term by "
        "term, with the factor 2 on every part of the bracket."
    ),
    "learning-rate-omitted": _rate_omitted,
    "normalises-the-gradient": (
        "Only the sign of the gradient counts in your step. Plain gradient descent goes further "
        "where it is steeper."
    ),
    "numerical-gradient": _numerical,
    "uses-adam": "This is Adam. Plain gradient descent has no moments: x = x - learning_rate * gradient(x).",
}
