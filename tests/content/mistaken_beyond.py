"""Known mistakes around the lesson, made: what each gives, in the bank's order."""

from __future__ import annotations

import math

import numpy as np
from reruns import Mistakes, steps_until, widest

from graders.reference import clip_by_global_norm


def saddle_growth(l: float, lr: float) -> Mistakes:  # noqa: E741 - the bank's own name
    def grows(factor: float, times: float = 1e6) -> int:
        return steps_until(lambda y: y >= times, lambda y: y * factor, 1.0)

    factor = 1 + lr * l
    return (
        grows(factor) - 1,
        (grows(math.exp(lr * l)), lr * l, factor),
        grows(factor, math.e**6),
        grows(1 + lr * 2 * l),
    )


def condition_squared(s: float) -> Mistakes:
    hessian = np.diag([1.0, s**2])
    kappa = float(np.linalg.cond(hessian))
    rate = 2 / (1 + kappa)
    return float(np.linalg.cond(np.diag([1.0, s]))), 2 * kappa, abs(1 - rate)


def feature_scale_limit(s: float) -> Mistakes:
    x = np.array([1.0, 2, 3, 4])

    def limit(curvature: float) -> float:
        return widest(lambda lr: abs(1 - lr * curvature), 300)

    mean = np.mean((s * x) ** 2)
    return limit(2 * mean / s), limit(mean), limit(2 * 4 * mean), limit(2 * np.mean(s * x) ** 2)


def clip_global_norm(a: float, b: float, c: float) -> Mistakes:
    alone = clip_by_global_norm([np.array([a])], c)[0][0]
    unit = a / math.hypot(a, b)
    return float(alone), unit * c, a * min(1, c / (a + b)), a * min(1, c / math.hypot(a, b) ** 2)


def updates_per_epoch(n: float, b: float, ep: float) -> Mistakes:
    whole = len(range(0, int(n) - int(b) + 1, int(b)))
    return whole * ep, len(range(0, int(ep * n), int(b))), len(range(0, int(n), int(b)))


def central_difference(x: float, h: float) -> Mistakes:
    def f(at: float) -> float:
        return at**3

    return 3 * x * x, (f(x + h) - f(x)) / h, (f(x) - f(x - h)) / h, (f(x + h) - f(x - h)) / h


def critical_batch_numbers(bc: float, b: float) -> Mistakes:
    steps = 1 + bc / b
    return steps * b / bc, steps - 1


def newton_one_step(a: float, c: float, x0: float) -> Mistakes:
    slope, curvature = 2 * a * (x0 - c), 2 * a
    return (
        (x0 - slope, curvature),
        x0 - slope / 2 / curvature,
        x0 - slope / (curvature / 2),
        x0 - 2 * a * (x0 + c) / curvature,
    )


def updates_with_accumulation(n: float, g: float, m: float, a: float) -> Mistakes:
    def updates(used: float) -> int:
        return len(range(0, int(n) - int(used) + 1, int(used)))

    return updates(m * a), updates(g * m), len(range(0, int(n), int(g * m * a)))


def log_softmax_value(d: float) -> Mistakes:
    first, second = np.exp([0, d]) / np.exp([0, d]).sum()
    return -math.log(first), math.log(second), first, math.log(first / second)


def noise_scale(s: float, t: float) -> Mistakes:
    measured = [s + t / size for size in (100, 1000)]
    return t / measured[1], (measured[0] - measured[1]) / s, 1 / (t / s)
