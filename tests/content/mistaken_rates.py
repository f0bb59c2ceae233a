"""Known mistakes on the learning rate and on plateaus, made: what each gives, in the bank's order."""

from __future__ import annotations

import math

import numpy as np
from reruns import Mistakes, descended, steps_until, walk, widest

from graders.reference import optimizer, schedule

# ---- learning-rate


def shrinks(factor: float, to: float, start: float = 1.0) -> int:
    """Steps until an error that is multiplied by `factor` is at or below `to`."""
    return steps_until(lambda error: error <= to, lambda error: error * factor, start)


def steps_needed(lr: float, tol: float) -> Mistakes:
    factor = descended(2, 3, lr, 1) - 2
    halved = descended(2, 3, lr / 2, 1) - 2
    return (
        shrinks(factor, tol, 8) - 1,
        shrinks(halved, tol, 8),
        shrinks(factor, tol, 10),
        shrinks(factor, tol),
    )


def cosine_rate(hi: float, lo: float, T: float, t: float) -> Mistakes:  # noqa: N803 - the bank's own name
    half = (hi - lo) / 2
    middle, angle = lo + half, math.pi * t / T
    line = float(np.interp(t, [0, T], [hi, lo]))
    swing = half * math.cos(angle)
    return line, middle + half * math.cos(math.radians(angle)), middle - swing, 2 * (middle + swing) - lo


def step_decay_rate(lr: float, g: float, s: float, ep: float) -> Mistakes:
    def cut(milestones: list[int]) -> float:
        return lr * math.prod([g] * len(milestones))

    right = [epoch for epoch in range(1, int(ep) + 1) if epoch % s == 0]
    late = [epoch for epoch in right if epoch < ep]
    return cut([0, *right]), lr * math.exp(math.log(g) * ep / s), cut(late), cut(list(range(int(ep))))


def overshoot_position(lr: float, k: float) -> Mistakes:
    x = descended(2, 10, lr, k)
    return 2 + abs(x - 2), x - 2, descended(2, 10, lr, k - 1), descended(2, 12, lr, k)


def curvature_limit(a: float) -> Mistakes:
    def limit(curvature: float) -> float:
        return widest(lambda lr: abs(1 - lr * curvature), 10)

    return limit(a), limit(2 * a) / 2


def ravine_rates(k: float) -> Mistakes:
    def worst(rate: float) -> float:
        return max(abs(1 - rate), abs(1 - k * rate))

    best = 2 / (1 + k)
    return worst(1 / k), best, worst(best) ** 2, momentum_at_best(k)


def momentum_at_best(k: float) -> float:
    """The factor a step of heavy ball at its best, from the roots of its recurrence."""
    root = math.sqrt(k)
    rate, beta = 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2
    # The roots are double, and NumPy finds such to half its digits only: the constant term is their product.
    middle = 1 + beta - rate * k
    assert math.isclose(middle**2, 4 * beta, rel_tol=1e-9)
    return math.sqrt(beta)


def noise_floor_value(s: float, lr: float, b: float) -> Mistakes:
    def settled(batch: float, curvature: float) -> float:
        variance = 0.0
        for _ in range(3000):
            variance = (1 - curvature * lr) ** 2 * variance + lr**2 * s / batch
        return variance

    # With curvature 1 the whole formula has 1 · (2 − η) below the line, which the 2 in front then halves.
    return settled(1, 2), lr * s / b / 4, settled(b, 1) / 2, 2 * settled(b, 2)


def floor_after_a_cut(lr: float, k: float) -> Mistakes:
    def settled(rate: float) -> float:
        variance = 0.0
        for _ in range(5000):
            variance = (1 - 2 * rate) ** 2 * variance + rate**2
        return variance

    return lr / (lr / k), settled(lr / k) / settled(lr), (lr / (lr / k)) ** 2


def steps_for_condition(k: float, tol: float) -> Mistakes:
    best = 2 / (1 + k)
    factor = max(abs(1 - best), abs(1 - k * best))
    return shrinks(factor, tol) - 1, shrinks(abs(1 - 1 / k), tol), shrinks(momentum_at_best(k), tol)


def backtracking_accepts(L: float, c: float) -> Mistakes:  # noqa: N803 - the bank's own name
    def falls(t: float) -> bool:
        return 0.5 * L * (1 - t * L) ** 2 <= 0.5 * L - c * t * L**2

    tried = [1.0]
    while not falls(tried[-1]):
        tried.append(tried[-1] / 2)
    longest = widest(lambda t: 0.0 if falls(t) else 1.0, 10)
    return tried[-2], tried[-1] / 2, longest


def warmup_rate(p: float, w: float, t: float) -> Mistakes:
    rates = schedule("warmup_cosine", p, warmup_steps=int(w), total_steps=10 * int(w))
    return float(rates(int(t) + 1)), float(rates(int(w))), p - float(rates(int(t)))


# ---- plateaus


def stuck_at_log_c(c: float) -> Mistakes:
    each = np.full(int(c), 1 / c)
    return -np.log10(each).mean(), -np.log2(each).mean(), each[0]


def adam_tiny_gradient(g: float) -> Mistakes:
    exact = -walk(optimizer("adam", 1.0, eps=1e-300), [g])[1]
    return exact, g / math.hypot(g, 1e-4), -walk(optimizer("sgd", 1.0), [g])[1]


def sigmoid_product(k: float, w: float) -> Mistakes:
    slope = max(np.exp(-x) / (1 + np.exp(-x)) ** 2 for x in np.linspace(-5, 5, 1001))
    layers = range(int(k))
    return (
        math.prod(slope for _ in layers),
        sum(slope * w for _ in layers),
        slope * math.prod(w for _ in layers),
    )


def coasting_distance(v: float, b: float, lr: float) -> Mistakes:
    path = walk(optimizer("momentum", lr, momentum=b), [v] + [0.0] * 6000)
    coasted = path[1] - path[-1]
    return path[0] - path[-1], coasted / lr, path[1] - path[2]


def he_variance(n: float, c: float, k: float) -> Mistakes:
    # The mean square of ReLU(z) over a symmetric z, against that of z; then the sum over the width.
    z = np.linspace(-4, 4, 8001)
    linear = n * (c / n)
    each = linear * np.mean(np.maximum(z, 0) ** 2) / np.mean(z**2)
    return linear**k, sum(each for _ in range(int(k))), math.prod(math.sqrt(each) for _ in range(int(k)))


def residual_growth(w: float, k: float) -> Mistakes:
    without, added = 1.0, 1.0
    for _ in range(int(k)):
        without, added = w * without, added + w
    return without, added, 1 + without


def sigmoid_slope(s: float) -> Mistakes:
    def sigmoid(x: float) -> float:
        return 1 / (1 + math.exp(-x))

    before = math.atanh(s)
    tanh = (math.tanh(before + 1e-5) - math.tanh(before - 1e-5)) / 2e-5
    return 1 - s, tanh, (sigmoid(s + 1e-5) - sigmoid(s - 1e-5)) / 2e-5
