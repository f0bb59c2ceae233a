"""Numeric questions on momentum, scale and optimizers, answered by running the thing."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from reruns import Numbers, walk, widest

from graders.reference import optimizer

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


def best_heavy_ball(k: float) -> Numbers:
    def radius(beta: float) -> float:
        # The rate that treats both ends alike; then the larger root of either recurrence.
        lr = 2 * (1 + beta) / (1 + k)
        return max(float(abs(np.roots([1, lr * end - 1 - beta, beta])).max()) for end in (1, k))

    low, high = 0.0, 1.0
    for _ in range(200):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (left, high) if radius(left) > radius(right) else (low, right)
    plain = 2 / (1 + k)
    return low, low, radius(low), max(abs(1 - plain), abs(1 - k * plain))


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


def epsilon_inside(g: float) -> Numbers:
    inside = g / math.hypot(g, 1e-4)
    outside = -walk(optimizer("adam", 1.0, eps=1e-8), [g])[1]
    return inside, g * g, inside, outside
