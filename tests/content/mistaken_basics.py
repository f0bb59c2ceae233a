"""Known mistakes on fundamentals, variants and code, made: what each gives, in the bank's order.

A function a question, named like it. A mistake whose `why` computes numbers gives them behind its value.
"""

from __future__ import annotations

import math
from itertools import product

import numpy as np
from reruns import Mistakes, descended, squares, summed, widest

from graders.reference import batch_descent, gradient_descent, last, numeric_gradient, stochastic_descent

# ---- fundamentals


def one_step_by_hand(w: float, lr: float) -> Mistakes:
    right = descended(5, w, lr, 1)
    uphill = 2 * w - right, float(squares(5)(np.array(w)))
    return uphill, descended(5, w, lr / 2, 1), right - w, descended(5, w, 1, 1)


def first_order_decrease(L: float, g: float, lr: float) -> Mistakes:  # noqa: N803 - the bank's own name
    first, bend = lr * g * g, 0.5 * L * (lr * g) ** 2
    return first, (first - bend) / g, first - 2 * bend, first + bend


def huber_pull(d: float, r: float) -> Mistakes:
    def huber(target: float) -> float:
        size = abs(r - target)
        return 0.5 * size**2 if size <= d else d * (size - 0.5 * d)

    def slope(loss: object) -> float:
        return float(numeric_gradient(loss, np.array([0.0]))[0])

    parabola = -slope(lambda at: 0.5 * (r - at[0]) ** 2)
    absolute = -slope(lambda at: abs(r - at[0]))
    return parabola, slope(lambda at: huber(at[0])), absolute, huber(0)


# ---- variants


FIVE = np.array([1.0, 2, 3, 4, 10])


def noise_per_work(b: float, k: float) -> Mistakes:
    variance = (1 / b) / (1 / (b * k))
    return variance, math.sqrt(1 / variance), 1 / math.sqrt(1 / (b * k))


def epoch_time(t1: float, tb: float, b: float) -> Mistakes:
    examples = 1_024_000
    one_by_one, batched = examples * t1, examples / b * tb
    return one_by_one / (examples / b * t1), tb / t1, batched / one_by_one


def sample_gradients_mean(w: float) -> Mistakes:
    single = 2 * (w - FIVE)
    return (w - FIVE).mean(), -single.mean(), single.sum(), np.median(single)


def batch_variance_value(b: float) -> Mistakes:
    gradients = -2 * FIVE
    drawn = np.var(gradients) / b
    left = (len(FIVE) - b) / (len(FIVE) - 1)
    shrunk = drawn * (len(FIVE) - b) / len(FIVE)
    return drawn, shrunk, np.var(gradients, ddof=1) / b * left, np.var(FIVE) / b * left


def ragged_batches(x: float) -> Mistakes:
    means = float(np.mean([np.mean([1, 2]), np.mean([3, 4]), x]))
    true = float(np.mean([1, 2, 3, 4, x]))
    return means, true - means, true


def running_mean(x3: float, x4: float) -> Mistakes:
    seen = np.array([2.0, 4, x3, x4])

    def streamed(factor: float, rate: object) -> float:
        start = np.array(0.0)
        return float(
            last(stochastic_descent(lambda w, x: factor * np.sum(w - x), start, rate, range(4), seen))
        )

    halved = streamed(1, lambda step: 1 / (2 * (step + 1)))
    return float(np.mean([0, *seen])), halved, streamed(2, 0.5)


def squared_norm_value(w: float, b: float) -> Mistakes:
    single = 2 * (w - FIVE)
    square = single.mean() ** 2
    means = [np.mean(batch) for batch in product(single, repeat=int(b))]
    unscaled = [np.mean(batch) for batch in product(FIVE, repeat=int(b))]
    return square, np.mean(single**2), np.var(means), square + np.var(unscaled)


# ---- implementation


def toy_five_steps(x0: float, lr: float, k: float) -> Mistakes:
    straight = x0
    for _ in range(int(k)):
        straight -= lr * squares(2)(x0)
    return (
        descended(2, x0, lr, k - 1),
        descended(2, x0, lr, k) - 2,
        descended(2, x0, lr / 2, k),
        straight,
    )


def stale_gradient(x0: float, lr: float, n: float) -> Mistakes:
    uphill = x0
    for _ in range(int(n)):
        uphill += lr * squares(2)(x0)
    return descended(2, x0, lr, n), descended(2, x0, lr, 1), uphill


def sum_loss_step(x3: float, w: float, lr: float) -> Mistakes:
    points = np.array([1.0, 3, x3])

    def stepped(rate: float) -> float:
        return float(last(batch_descent(summed, np.array(w), rate, 1, points)))

    return stepped(lr / 3), stepped(lr / 2), stepped(-lr), w - lr * 2 * (w - points.sum())


def batch_after_k(n: float, m: float, lr: float, k: float) -> Mistakes:
    points = m + np.linspace(-1, 1, int(n))

    def after(rate: float, steps: float) -> float:
        return float(last(batch_descent(summed, np.array(0.0), rate, int(steps), points)))

    return after(lr / n, k), after(lr / 2, k), after(lr, k) - m, after(lr, k - 1)


def optimum_shift(x: float) -> Mistakes:
    old, new = [1, 2, 3, 4], [1, 2, 3, 4, x]
    return np.mean(old), sum(new) / len(old), np.mean([np.mean(old), x]), np.median(new)


def sum_rate_limit(n: float) -> Mistakes:
    def limit(curvature: float) -> float:
        return widest(lambda lr: abs(1 - lr * curvature), 3)

    best = last(gradient_descent(squares(0), np.array(1.0), 1 / (2 * n) * n, 1))
    assert float(best) == 0
    return limit(2), limit(n), limit(2 * n) / 2
