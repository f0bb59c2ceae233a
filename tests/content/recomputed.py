"""The numeric questions answered a second time: by running the thing, not by the bank's own formula.

A function a question, named like it: of its variables, it gives the answer and then every other number
that the texts compute (the `{{= ...}}` of prompt and explanation, in the order they stand).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise, product

import numpy as np

from graders.reference import (
    Optimizer,
    batch_descent,
    clip_by_global_norm,
    gradient_descent,
    last,
    numeric_gradient,
    optimizer,
    schedule,
    stochastic_descent,
)

Numbers = Sequence[float]


def walk(rule: Optimizer, gradients: Iterable[float], start: float = 0.0) -> list[float]:
    """Where a rule goes from `start` when it is fed these gradients."""
    place = np.array([start])
    state, path = rule.init(place), [start]
    for gradient in gradients:
        place, state = rule.update(np.array([gradient]), state, place)
        path.append(float(place[0]))
    return path


def steps_until(done: Callable[[float], bool], change: Callable[[float], float], start: float) -> int:
    """How often `change` is applied until `done`."""
    place, count = start, 0
    while not done(place):
        place, count = change(place), count + 1
    return count


def widest(radius: Callable[[float], float], top: float) -> float:
    """The largest rate at which errors don't grow: bisected on the spectral radius of one step."""
    low, high = 0.0, top
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if radius(middle) < 1 else (low, middle)
    return low


def squares(minimum: float) -> Callable[[np.ndarray], np.ndarray]:
    """The gradient of (x − minimum)²."""
    return lambda x: 2 * (x - minimum)


def summed(w: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The gradient of Σ (w − xᵢ)²."""
    return 2 * np.sum(w - points)


def descended(minimum: float, start: float, lr: float, steps: float) -> float:
    return float(last(gradient_descent(squares(minimum), np.array(start), lr, int(steps))))


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


# ---- momentum


def momentum_three_steps(b: float, lr: float) -> Numbers:
    path = walk(optimizer("momentum", lr, momentum=b), [1, 1, 1])
    velocities = [(a - z) / lr for a, z in pairwise(path)]
    averaged = walk(optimizer("momentum_ema", lr, momentum=b), [1, 1, 1])
    plain = walk(optimizer("sgd", lr), [1, 1, 1])
    total = sum(velocities)
    return path[3], velocities[1], velocities[2], total, total, path[3], plain[3], averaged[3]


def effective_step(b: float, lr: float) -> Numbers:
    path = walk(optimizer("momentum", lr, momentum=b), [1] * 6000)
    step = path[-2] - path[-1]
    return step, step / lr, step / lr, step


def persistent_against_alternating(b: float) -> Numbers:
    steady, turning = 0.0, 0.0
    for count in range(4000):
        steady, turning = b * steady + 1, b * turning + (-1) ** count
    return steady / abs(turning), steady, abs(turning), steady / abs(turning)


def terminal_share(b: float, t: float) -> Numbers:
    velocity, path = 0.0, [0.0]
    for _ in range(6000):
        velocity = b * velocity + 1
        path.append(velocity)
    return path[int(t)] / path[-1], path[int(t)] / path[-1], path[-1]


def convert_rate(b: float, lr: float) -> Numbers:
    gradients = [1, -2, 0.5, 3, 1]
    theirs = walk(optimizer("momentum_ema", lr, momentum=b), gradients)
    unit = walk(optimizer("momentum", 1.0, momentum=b), gradients)
    rate = theirs[-1] / unit[-1]
    assert np.allclose(walk(optimizer("momentum", rate, momentum=b), gradients), theirs)
    return rate, lr / rate, rate, lr / rate


def heavy_ball_stability(L: float, b: float) -> Numbers:  # noqa: N803 - the bank's own name
    def radius(lr: float) -> float:
        step = np.array([[1 - lr * L, -lr * b], [L, b]])
        return float(max(abs(np.linalg.eigvals(step))))

    # Bisected from a rate that is surely stable up, so that the root at rate 0 does not count.
    limit = widest(lambda lr: 0.0 if lr < 1e-3 else radius(lr), 10)
    return limit, 1 + b, limit, widest(lambda lr: abs(1 - lr * L), 10)


# ---- scale


def tokens_per_batch(d: float, m: float, s: float, a: float) -> Numbers:
    sequences = sum(int(m) for _ in range(int(d)) for _ in range(int(a)))
    return sequences * s, sequences, sequences * s


def saturation_throughput(t: float, s: float, b: float) -> Numbers:
    milliseconds = t if b <= s else t * b / s
    return 1000 * b / milliseconds, milliseconds, 1000 * b / milliseconds, 1000 * s / t


def scaled_rate(lr: float, b: float, k: float) -> Numbers:
    larger = b * k
    return lr * larger / b, larger, lr * larger / b, lr * math.exp(0.5 * math.log(larger / b))


def token_mean(l1: float, n1: float, l2: float, n2: float) -> Numbers:
    mean = np.mean(np.repeat([l1, l2], [int(n1), int(n2)]))
    # In the mean of means each part weighs 1/2, shared by its tokens.
    return mean, mean, np.mean([l1, l2]), (0.5 / n2) / (0.5 / n1)


# ---- optimizers


def adam_memory(n: float) -> Numbers:
    each = np.zeros(1, np.float32).nbytes
    half = np.zeros(1, np.float16).nbytes
    return n * 2 * each, n * 2 * each, n * (half + half + each + 2 * each)


def adamw_shrink(lr: float, wd: float, t: float) -> Numbers:
    path = walk(optimizer("adamw", lr, weight_decay=wd), [0.0] * int(t), start=1.0)
    return path[-1], path[1], path[-1], t * (1 - path[1])


def uncorrected_value(b1: float, b2: float) -> Numbers:
    m, v = (1 - b1) * 7.0, (1 - b2) * 7.0**2
    return m / v**0.5, m / 7, v / 49, v**0.5 / 7, m / v**0.5


def second_step(g1: float, g2: float) -> Numbers:
    path = walk(optimizer("adam", 1.0, beta1=0.9, beta2=0.999, eps=1e-30), [g1, g2])
    weights = np.array([0.9, 1]), np.array([0.999, 1])
    m = np.average([g1, g2], weights=weights[0])
    v = np.average([g1**2, g2**2], weights=weights[1])
    return path[1] - path[2], m, v, path[1] - path[2]


def adagrad_step(lr: float, g: float, t: float) -> Numbers:
    path = walk(optimizer("adagrad", lr, eps=1e-30), [g] * int(t))
    return path[-2] - path[-1], path[-2] - path[-1]


# ---- around the lesson


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
