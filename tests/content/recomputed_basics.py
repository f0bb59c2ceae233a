"""Numeric questions on fundamentals, variants and code, answered by running the thing."""

from __future__ import annotations

import math
from itertools import combinations, product

import numpy as np
from reruns import Numbers, descended, summed, widest

from graders.reference import (
    batch_descent,
    gradient_descent,
    last,
    numeric_gradient,
    schedule,
    stochastic_descent,
)

# ---- fundamentals


def one_step_by_hand(w: float, lr: float) -> Numbers:
    after = descended(5, w, lr, 1)
    slope = float(numeric_gradient(lambda x: float((x[0] - 5) ** 2), np.array([w]))[0])
    return after, slope, slope, after


def first_order_decrease(L: float, g: float, lr: float) -> Numbers:  # noqa: N803 - the bank's own name
    # The bound is reached by the parabola of curvature L: take one step on ½Lx² from where its slope is g.
    start = g / L
    end = float(last(gradient_descent(lambda x: L * x, np.array(start), lr, 1)))
    fall = 0.5 * L * (start**2 - end**2)
    return fall, fall, lr * g * g


def huber_pull(d: float, r: float) -> Numbers:
    def huber(at: np.ndarray) -> float:
        size = abs(float(at[0]))
        return 0.5 * size**2 if size <= d else d * (size - 0.5 * d)

    slope = float(numeric_gradient(huber, np.array([r]))[0])
    return slope, slope


# ---- variants


FIVE = np.array([1.0, 2, 3, 4, 10])


def noise_per_work(b: float, k: float) -> Numbers:
    spread = [1 / math.sqrt(size) for size in (b, b * k)]
    return spread[0] / spread[1], sum([b] * int(k)), spread[0] / spread[1]


def epoch_time(t1: float, tb: float, b: float) -> Numbers:
    examples = 1_024_000
    faster = (examples * t1) / (examples / b * tb)
    return faster, faster


def sample_gradients_mean(w: float) -> Numbers:
    single = 2 * (w - FIVE)
    return single.mean(), *single, single.mean()


def batch_variance_value(b: float) -> Numbers:
    size = int(b)
    without = np.var([np.mean(batch) for batch in combinations(-2 * FIVE, size)])
    replaced = np.var([np.mean(batch) for batch in product(-2 * FIVE, repeat=size)])
    return float(without), len(FIVE) - size, float(without), float(replaced)


def ragged_batches(x: float) -> Numbers:
    means = np.mean([np.mean([1, 2]), np.mean([3, 4]), x])
    true = np.mean([1, 2, 3, 4, x])
    return means - true, means, true, means - true


def running_mean(x3: float, x4: float) -> Numbers:
    seen = np.array([2.0, 4, x3, x4])
    rates = schedule("inverse_time", 0.5, k=1.0)
    path = stochastic_descent(lambda w, x: 2 * np.sum(w - x), np.array(0.0), rates, range(4), seen)
    return float(last(path)), seen.mean()


def squared_norm_value(w: float, b: float) -> Numbers:
    single = 2 * (w - FIVE)
    mean = float(np.mean(single))
    expected = float(np.mean([np.mean(batch) ** 2 for batch in product(single, repeat=int(b))]))
    return expected, mean, mean**2, expected, mean**2


# ---- implementation


def toy_five_steps(x0: float, lr: float, k: float) -> Numbers:
    x = descended(2, x0, lr, k)
    factor = descended(2, 3, lr, 1) - 2
    return x, factor, x0 - 2, x0 - 2, factor, x


def stale_gradient(x0: float, lr: float, n: float) -> Numbers:
    gradient, x = 2 * (x0 - 2), x0
    for _ in range(int(n)):
        x = x - lr * gradient
    return x, gradient, gradient, x, descended(2, x0, lr, n)


def sum_loss_step(x3: float, w: float, lr: float) -> Numbers:
    points = np.array([1.0, 3, x3])
    gradient = float(2 * np.sum(w - points))
    after = float(last(batch_descent(summed, np.array(w), lr, 1, points)))
    return after, points[1:].sum() + 1, gradient, gradient, after


def batch_after_k(n: float, m: float, lr: float, k: float) -> Numbers:
    points = m + np.linspace(-1, 1, int(n))
    w = float(last(batch_descent(summed, np.array(0.0), lr, int(k), points)))
    one = float(last(batch_descent(summed, np.array(m + 1), lr, 1, points)))
    return w, one - m, one - m, w


def optimum_shift(x: float) -> Numbers:
    best = np.mean([1, 2, 3, 4, x])
    return best, best, best - np.mean([1, 2, 3, 4])


def sum_rate_limit(n: float) -> Numbers:
    curvature = sum(2.0 for _ in range(int(n)))
    limit = widest(lambda lr: abs(1 - lr * curvature), 2)
    return limit, curvature, curvature, limit
