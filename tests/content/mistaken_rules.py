"""Known mistakes on momentum, scale and optimizers, made: what each gives, in the bank's order."""

from __future__ import annotations

import math

import numpy as np
from mistaken_rates import momentum_at_best
from reruns import Mistakes, walk, widest

from graders.reference import optimizer

# ---- momentum


def momentum_three_steps(b: float, lr: float) -> Mistakes:
    path = walk(optimizer("momentum", lr, momentum=b), [1, 1, 1])
    plain = walk(optimizer("sgd", lr), [1, 1, 1])
    averaged = walk(optimizer("momentum_ema", lr, momentum=b), [1, 1, 1])
    return plain[3], averaged[3], path[3] - path[2], -path[3]


def effective_step(b: float, lr: float) -> Mistakes:
    averaged = walk(optimizer("momentum_ema", lr, momentum=b), [1] * 6000)
    first = walk(optimizer("momentum_ema", lr, momentum=b), [1])
    turning = walk(optimizer("momentum", lr, momentum=b), [1, -1] * 3000)
    return averaged[-2] - averaged[-1], -first[1], turning[-1] - turning[-2]


def persistent_against_alternating(b: float) -> Mistakes:
    steady, turning = 0.0, 0.0
    for count in range(4000):
        steady, turning = b * steady + 1, b * turning + (-1) ** count
    return steady, abs(turning) / steady, 1 / abs(turning)


def terminal_share(b: float, t: float) -> Mistakes:
    velocity, path = 0.0, [0.0]
    for _ in range(6000):
        velocity = b * velocity + 1
        path.append(velocity)
    share = [each / path[-1] for each in path[: int(t) + 2]]
    return 1 - share[-2], share[-3], share[-1], path[int(t)]


def convert_rate(b: float, lr: float) -> Mistakes:
    unit = walk(optimizer("momentum", 1.0, momentum=b), [1] * 6000)
    settled = unit[-2] - unit[-1]
    return lr * settled, lr, lr - lr / settled


def heavy_ball_stability(L: float, b: float) -> Mistakes:  # noqa: N803 - the bank's own name
    def limit(beta: float, weight: float = 1.0) -> float:
        def radius(lr: float) -> float:
            step = np.array([[1 - lr * weight * L, -lr * beta], [weight * L, beta]])
            return float(max(abs(np.linalg.eigvals(step))))

        return widest(lambda lr: 0.0 if lr < 1e-3 else radius(lr), 40)

    plain, heavy = limit(0), limit(b)
    return plain, 2 * plain - heavy, heavy / 2, limit(b, 1 - b)


def best_heavy_ball(k: float) -> Mistakes:
    rate = 2 / (1 + k)
    plain = max(abs(1 - rate), abs(1 - k * rate))
    return momentum_at_best(k), plain**2, plain


# ---- scale


def tokens_per_batch(d: float, m: float, s: float, a: float) -> Mistakes:
    once, alone = [m * s for _ in range(int(d))], [m * s for _ in range(int(a))]
    return sum(once), sum(alone), sum(m for _ in range(int(d)) for _ in range(int(a)))


def saturation_throughput(t: float, s: float, b: float) -> Mistakes:
    milliseconds = t if b <= s else t * b / s
    return 1000 * b / t, 1000 * s / t, b / milliseconds


def scaled_rate(lr: float, b: float, k: float) -> Mistakes:
    larger = b * k
    return lr * math.exp(0.5 * math.log(larger / b)), lr * b / larger, lr


def token_mean(l1: float, n1: float, l2: float, n2: float) -> Mistakes:
    tokens = np.repeat([l1, l2], [int(n1), int(n2)])
    return np.mean([l1, l2]), np.average([l1, l2], weights=[n2, n1]), tokens.sum()


# ---- optimizers


def adam_memory(n: float) -> Mistakes:
    each, half = np.zeros(1, np.float32).nbytes, np.zeros(1, np.float16).nbytes
    return n * each, n * (each + 2 * each), n * (half + half + each + 2 * each), n * 8 * 2 * each


def adamw_shrink(lr: float, wd: float, t: float) -> Mistakes:
    def left(share: float) -> float:
        return math.exp(t * math.log1p(-share))

    path = walk(optimizer("adamw", lr, weight_decay=wd), [0.0] * int(t), start=1.0)
    return 1 - t * (1 - path[1]), left(wd), left(lr), 1 - path[-1]


def uncorrected_value(b1: float, b2: float) -> Mistakes:
    g = 7.0
    m, v = (1 - b1) * g, (1 - b2) * g**2
    return m / v * g, -walk(optimizer("adam", 1.0, beta1=b1, beta2=b2, eps=1e-30), [g])[1], v**0.5 / m


def second_step(g1: float, g2: float) -> Mistakes:
    m, v = 0.0, 0.0
    for gradient in (g1, g2):
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**2), v / (1 - 0.999**2)
    first = -walk(optimizer("adam", 1.0, beta1=0.9, beta2=0.999, eps=1e-30), [g1])[1]
    return m / math.sqrt(v), m_hat / math.sqrt(v), m_hat / v_hat, first


def adagrad_step(lr: float, g: float, t: float) -> Mistakes:
    squares = sum(g * g for _ in range(int(t)))
    first = -walk(optimizer("adagrad", lr, eps=1e-30), [g])[1]
    return lr * g * g / squares, first, lr * g / math.sqrt(squares / g**2)


def epsilon_inside(g: float) -> Mistakes:
    outside = -walk(optimizer("adam", 1.0, eps=1e-8), [g])[1]
    apart = -walk(optimizer("adam", 1.0, eps=math.sqrt(1e-8)), [g])[1]
    return outside, apart, g / (g * g + 1e-8)
