"""Numeric questions on the learning rate and on plateaus, answered by running the thing."""

from __future__ import annotations

import math

import numpy as np
from reruns import Numbers, descended, steps_until, walk, widest

from graders.reference import numeric_gradient, optimizer, schedule

# ---- learning-rate


def steps_needed(lr: float, tol: float) -> Numbers:
    factor = descended(2, 3, lr, 1) - 2
    count = steps_until(lambda e: e <= tol, lambda e: e * factor, 8.0)
    return count, factor, factor, factor, math.log2(tol / 8) / math.log2(factor), count


def cosine_rate(hi: float, lo: float, T: float, t: float) -> Numbers:  # noqa: N803 - the bank's own name
    rate = lo + (hi - lo) * math.cos(math.pi * t / (2 * T)) ** 2
    angle = math.pi * t / T
    return rate, angle, math.cos(angle), hi - lo, 1 + math.cos(angle), rate


def step_decay_rate(lr: float, g: float, s: float, ep: float) -> Numbers:
    cuts = sum(1 for epoch in range(1, int(ep) + 1) if epoch % s == 0)
    rate = schedule("step_decay", lr, gamma=g, step_size=int(s))(int(ep))
    return float(rate), cuts, cuts, float(rate)


def overshoot_position(lr: float, k: float) -> Numbers:
    x, factor = descended(2, 10, lr, k), descended(2, 3, lr, 1) - 2
    return x, factor, factor, x


def curvature_limit(a: float) -> Numbers:
    second = float(numeric_gradient(lambda x: 2 * a * x[0], np.array([1.0]))[0])
    limit = widest(lambda lr: abs(1 - lr * second), 10)
    return limit, second, second, second, second, limit, limit / 2


def ravine_rates(k: float) -> Numbers:
    rates = np.linspace(0, 2 / k, 2_000_001)[1:]
    worst = np.maximum(abs(1 - rates), abs(1 - k * rates))
    best = int(np.argmin(worst))
    return worst[best], rates[best], 1 - rates[best], 1 - k * rates[best]


def noise_floor_value(s: float, lr: float, b: float) -> Numbers:
    variance = 0.0
    for _ in range(5000):
        variance = (1 - 2 * lr) ** 2 * variance + lr**2 * s / b
    return variance, variance, lr * s / b / 4


def floor_after_a_cut(lr: float, k: float) -> Numbers:
    fall = noise_floor_value(4, lr, 1)[0] / noise_floor_value(4, lr / k, 1)[0]
    return fall, lr / k, lr + lr, lr / k, 2 * (lr / k), fall


def steps_for_condition(k: float, tol: float) -> Numbers:
    rate = 2 / (1 + k)
    factor = max(abs(1 - rate), abs(1 - k * rate))
    count = steps_until(lambda e: e <= tol, lambda e: e * factor, 1.0)
    return count, factor, factor, math.log2(tol) / math.log2(factor), count


def backtracking_accepts(L: float, c: float) -> Numbers:  # noqa: N803 - the bank's own name
    def f(x: float) -> float:
        return 0.5 * L * x * x

    x = 3.0
    slope, t = L * x, 1.0
    while f(x - t * slope) > f(x) - c * t * slope**2:
        t /= 2
    # The largest t of all that would be accepted: bisected on the same condition.
    longest = widest(lambda rate: 0.0 if f(x - rate * slope) <= f(x) - c * rate * slope**2 else 1.0, 10)
    return t, longest, t


def warmup_rate(p: float, w: float, t: float) -> Numbers:
    rate = float(schedule("warmup_cosine", p, warmup_steps=int(w), total_steps=10 * int(w))(int(t)))
    return rate, rate


# ---- plateaus


def stuck_at_log_c(c: float) -> Numbers:
    loss = -np.log(np.full(int(c), 1 / c)).mean()
    return loss, loss


def adam_tiny_gradient(g: float) -> Numbers:
    step = -walk(optimizer("adam", 1.0, eps=1e-8), [g])[1]
    return step, step


def sigmoid_product(k: float, w: float) -> Numbers:
    slope = max(np.exp(-x) / (1 + np.exp(-x)) ** 2 for x in np.linspace(-5, 5, 1001))
    return math.prod([slope * w] * int(k)), slope * w, slope * w


def coasting_distance(v: float, b: float, lr: float) -> Numbers:
    # One kick that leaves the velocity at v, then no gradient any more; the kick's own step does not count.
    path = walk(optimizer("momentum", lr, momentum=b), [v] + [0.0] * 6000)
    distance = path[1] - path[-1]
    return distance, distance


def he_variance(n: float, c: float, k: float) -> Numbers:
    # The mean square of ReLU(z) over a symmetric z, against that of z; then the sum over the width.
    z = np.linspace(-4, 4, 8001)
    each = n * (c / n) * np.mean(np.maximum(z, 0) ** 2) / np.mean(z**2)
    return each**k, c / n, each, each**k


def residual_growth(w: float, k: float) -> Numbers:
    with_skip, without = 1.0, 1.0
    for _ in range(int(k)):
        with_skip, without = with_skip + w * with_skip, w * without
    return with_skip, 1 + w, 1 + w, with_skip, without


def sigmoid_slope(s: float) -> Numbers:
    where = np.array([math.log(s) - math.log1p(-s)])
    slope = float(numeric_gradient(lambda x: 1 / (1 + math.exp(-x[0])), where)[0])
    return slope, 1 / (1 + math.exp(where[0])), slope
