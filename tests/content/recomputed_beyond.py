"""Numeric questions around the lesson, answered by running the thing."""

from __future__ import annotations

import math

import numpy as np
from reruns import Numbers, steps_until, widest

from graders.reference import clip_by_global_norm, gradient_descent, last, numeric_gradient


def saddle_growth(l: float, lr: float) -> Numbers:  # noqa: E741 - the bank's own name
    factor = float(last(gradient_descent(lambda y: -l * y, np.array(1.0), lr, 1)))
    count = steps_until(lambda y: abs(y) >= 1, lambda y: y * factor, 1e-6)
    return count, factor, factor, 6 / math.log10(factor), count


def condition_squared(s: float) -> Numbers:
    kappa = float(np.linalg.cond(np.diag([1.0, s**2])))
    rate = 2 / (1 + s**2)
    return kappa, kappa, max(abs(1 - rate), abs(1 - s**2 * rate))


def feature_scale_limit(s: float) -> Numbers:
    x = s * np.array([1.0, 2, 3, 4])
    curvature = 2 * np.mean(x**2)
    limit = widest(lambda lr: abs(1 - lr * curvature), 100)
    return limit, curvature, curvature, limit


def clip_global_norm(a: float, b: float, c: float) -> Numbers:
    first, _ = clip_by_global_norm([np.array([a]), np.array([b])], c)
    norm = float(np.linalg.norm([a, b]))
    return float(first[0]), norm, norm, float(first[0]) / a, float(first[0])


def updates_per_epoch(n: float, b: float, ep: float) -> Numbers:
    kept = len(range(0, int(n), int(b)))
    whole = len(range(0, int(n) - int(b) + 1, int(b)))
    return kept * ep, n / b, kept, kept * ep, whole * ep


def central_difference(x: float, h: float) -> Numbers:
    central = ((x + h) ** 3 - (x - h) ** 3) / (2 * h)
    forward = ((x + h) ** 3 - x**3) / h
    return central, central, 3 * x * x, central - 3 * x * x, forward, forward - 3 * x * x


def critical_batch_numbers(bc: float, b: float) -> Numbers:
    # (S/S_min − 1)(E/E_min − 1) = 1 with E = S·B and B_c = E_min/S_min.
    steps = 1 + bc / b
    data = steps * b / bc
    assert math.isclose((steps - 1) * (data - 1), 1)
    return steps, steps, data


def newton_one_step(a: float, c: float, x0: float) -> Numbers:
    slope = float(numeric_gradient(lambda x: a * (x[0] - c) ** 2 + 7, np.array([x0]))[0])
    curvature = float(numeric_gradient(lambda x: 2 * a * (x[0] - c), np.array([x0]))[0])
    return x0 - slope / curvature, curvature, curvature


def updates_with_accumulation(n: float, g: float, m: float, a: float) -> Numbers:
    used = int(g * m * a)
    count = len(range(0, int(n) - used + 1, used))
    return count, used, used, n / used, count, count * a


def log_softmax_value(d: float) -> Numbers:
    small, large = 0.0, d  # the same difference, where nothing overflows
    value = math.log(math.exp(small) / (math.exp(small) + math.exp(large)))
    return value, 1000 + d, value


def noise_scale(s: float, t: float) -> Numbers:
    # Batches of 100 and of 1000 examples whose gradients have mean √s and variance t.
    measured = [math.sqrt(s) ** 2 + t / size for size in (100, 1000)]
    signal, spread = np.linalg.solve(np.array([[1, 1 / 100], [1, 1 / 1000]]), np.array(measured))
    scale = spread / signal
    return scale, *measured, *measured, spread, measured[1], spread, signal, scale
