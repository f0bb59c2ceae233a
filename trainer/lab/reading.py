"""What a descent shows, in words: the lab says with them what its picture says with lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.lab.descents import is_sampled
from trainer.lab.landscapes import LANDSCAPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.lab.descents import Descent, Setup

__all__ = ["error_factors", "figure", "outcome", "place_text", "rate_note", "stability_limit", "standing"]

# A descent has arrived once its loss stays within this share of where it started above the least loss.
_ARRIVED = 0.001
# From this factor on it takes 20 steps or more to halve twice.
_SLOW = 0.93
_ROLLING = frozenset({"momentum", "nesterov"})
# Rates this near to a limit are the limit: they were typed as decimals.
_SAME = 1e-9


def figure(value: float) -> str:
    """A number as the lab shows it: four figures, a real minus sign, 3.1e9 for what ran away."""
    if value == 0:
        return "0"
    if not np.isfinite(value):
        return str(value)
    if 1e-4 <= abs(value) < 9999.5:  # from there on four figures would be 1e+04
        text = f"{value:.4g}"
    else:
        mantissa, exponent = f"{value:.1e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")


def place_text(place: Iterable[float]) -> str:
    """Parameters as the lab shows them: one as a number, two in brackets."""
    shown = [figure(float(value)) for value in place]
    return shown[0] if len(shown) == 1 else f"({', '.join(shown)})"


def stability_limit(setup: Setup) -> float | None:
    """The rate from which on descent no longer converges, where one formula gives it.

    For curvatures up to L: 2/L for plain descent, 2(1 + β)/L with the heavy ball, and
    2(1 + β)/((1 + 2β)L) with Nesterov's momentum; exact on quadratics at a constant rate on all data.

    Args:
        setup: what is set; its own rate is not looked at.

    Returns:
        The limit; None where the curvature varies, batches are drawn, the rate decays or the step is
        rescaled by past gradients.

    Reference:
        Polyak (1964) for the heavy ball; Lessard, Recht & Packard (2016), Analysis and design of
        optimization algorithms via integral quadratic constraints, for Nesterov's on quadratics.
    """
    landscape = LANDSCAPES[setup.landscape]
    if landscape.curvature is None or is_sampled(setup) or setup.schedule != "constant":
        return None
    beta = setup.momentum
    factor = {"sgd": 2.0, "momentum": 2 * (1 + beta), "nesterov": 2 * (1 + beta) / (1 + 2 * beta)}
    wide = factor.get(setup.optimizer)
    return None if wide is None else wide / landscape.curvature


def rate_note(setup: Setup) -> str:
    """What this rate will do, where theory says it; empty where it does not."""
    limit = stability_limit(setup)
    if limit is None:
        return ""
    factors = error_factors(setup)
    if setup.optimizer == "sgd" and len(factors) == 1:
        return f"error × {figure(round(factors[0], 12))} a step: {_factor_in_words(factors[0])}"
    if abs(setup.rate - limit) <= _SAME * limit:
        return f"at the limit of {figure(limit)}: never settles"
    if setup.optimizer == "sgd":
        pace = f"errors × {' and '.join(figure(round(factor, 3)) for factor in factors)}"
    else:
        pace = f"error × {figure(round(max(factors), 3))} in the end"
    side = "diverges, past" if setup.rate > limit else "converges below"
    return f"{pace}: {side} {figure(limit)}"


def error_factors(setup: Setup) -> tuple[float, ...]:
    """What a step multiplies the error by, along each parameter of a quadratic.

    Plain descent multiplies it by 1 − ηλ at every step, with the sign. With momentum an error and the one
    before it make the next: e₊ = (1 + β − ηλ)e − βe₋ with the heavy ball, (1 + β)(1 − ηλ)e − β(1 − ηλ)e₋
    with Nesterov's; then it is the size of the larger root, which the error is multiplied by in the end.

    Args:
        setup: of which `stability_limit` is known.
    """
    rate, beta = setup.rate, setup.momentum
    plain = [1 - rate * curvature for curvature in LANDSCAPES[setup.landscape].curvatures]
    if setup.optimizer == "sgd":
        return tuple(plain)
    heavy = setup.optimizer == "momentum"
    recurrences = [
        (factor + beta, beta) if heavy else ((1 + beta) * factor, beta * factor) for factor in plain
    ]
    return tuple(float(np.abs(np.roots([1, -now, before])).max()) for now, before in recurrences)


def _factor_in_words(factor: float) -> str:
    """What becomes of an error on one parabola that each step multiplies by this factor."""
    if abs(factor + 1) <= _SAME:
        return "bounces for ever"
    if abs(factor) <= _SAME:
        return "there in one"
    if factor < -1:
        return "diverges"
    if factor < 0:
        return "jumps across, still converges"
    return "falls smoothly" if factor < _SLOW else "falls, slowly"


def standing(descent: Descent, step: int) -> tuple[str, ...]:
    """Where a descent is at a step, and what its next update is made of, in parts: the first count most.

    On one parameter plain descent is told as it is computed, "next 2.72 − 0.8 × 1.44"; of other optimizers
    the gradient and how far the update goes, with momentum in plain steps too. Where batches are drawn, the
    gradient on all data stands beside. Nothing is next at the end.

    Args:
        descent: the descent.
        step: the step, 0 for the start; past its end, where it ended.
    """
    setup, at = descent.setup, min(step, descent.steps)
    place = descent.places[at]
    outside = [] if descent.landscape.shows(place) else ["outside"]
    parts = [f"w {place_text(place)}", *outside, f"loss {figure(float(descent.losses[at]))}"]
    if at == descent.steps:
        return tuple(parts)
    gradient, rate = descent.gradients[at], float(descent.rates[at])
    move = descent.places[at + 1] - place
    flat = descent.landscape.dimension == 1
    if setup.optimizer == "sgd" and flat:
        slope = figure(float(gradient[0]))
        slope = f"({slope})" if gradient[0] < 0 else slope
        parts.append(f"next {place_text(place)} − {figure(rate)} × {slope}")
    else:
        parts += [f"gradient {place_text(gradient)}", f"next step {place_text(move)}"]
    if is_sampled(setup):
        parts.append(f"gradient on all data {place_text(descent.landscape.gradient(place, None))}")
    elif flat and setup.optimizer in _ROLLING and gradient[0] * rate:
        parts.append(f"{figure(round(float(-move[0] / (rate * gradient[0])), 1))} × a plain one")
    return tuple(parts)


def outcome(descent: Descent) -> str:
    """How a descent ended, in one line.

    It diverged (when it left the picture, and how far it came), hovers (drawn batches never let the loss
    rest: the mean of its last quarter against the least there is), arrived (from which step on its loss
    stays within a thousandth of its first lead over the least loss), or neither: it may be on its way, rest
    on a saddle or swing for ever, so nothing is said but where it ended and the least there is.
    """
    first, last = float(descent.losses[0]), float(descent.losses[-1])
    if descent.diverged or (descent.left_at is not None and last > first):
        # Out of reach at once, it is cut before it is seen outside.
        left = descent.steps + 1 if descent.left_at is None else descent.left_at
        return f"left the picture at step {left}, loss {figure(last)} at step {descent.steps}"
    landscape = descent.landscape
    least = landscape.loss(np.array(landscape.minimum))
    if is_sampled(descent.setup):
        late = float(np.mean(descent.losses[-max(1, descent.steps // 4) :]))
        return f"loss {figure(first)} → {figure(late)} over the last quarter, least {figure(least)}"
    far = np.flatnonzero(descent.losses - least > _ARRIVED * (first - least))
    arrived = 0 if far.size == 0 else int(far[-1]) + 1
    if arrived <= descent.steps:
        return f"loss {figure(first)} → {figure(last)}, there from step {arrived} on"
    if np.allclose([np.min(descent.losses), last], first, rtol=_SAME, atol=0):
        return f"loss {figure(first)}, and no lower after {descent.steps} steps"
    return f"loss {figure(first)} → {figure(last)} in {descent.steps} steps, least {figure(least)}"
