"""Every figure of the bank's texts and notes is computed here, taken as given, or reported by a source.

A figure is a number with a decimal point, an exponent or three digits and more. One that is in none of the
three tables fails, and so does one that is in a table and no longer in its text.
"""

from __future__ import annotations

import math
from itertools import pairwise

import lab_figures
import numpy as np
import pytest
from figures import NOTES, asked, figures, numbers, questions, stated
from recomputed_beyond import saddle_growth
from reruns import descended, steps_until, summed, walk, widest

from graders.reference import (
    clip_by_global_norm,
    gradient_descent,
    last,
    minibatch_descent,
    optimizer,
)

QUESTIONS = {question.id: question for question in questions()}

EPSILON = float(np.finfo(np.float64).eps)
RAVINE = 100.0


def steps(rule: str, gradients: list[float], lr: float = 1.0, **hyperparameters: float) -> list[float]:
    """How far the rule moves each time."""
    return [
        after - before for before, after in pairwise(walk(optimizer(rule, lr, **hyperparameters), gradients))
    ]


def toy_steps(lr: float) -> int:
    """Updates until (x − 2)² is solved to a thousandth from 10."""
    return steps_until(lambda x: abs(x - 2) <= 1e-3, lambda x: x - lr * 2 * (x - 2), 10.0)


def toy_factor(lr: float) -> float:
    return descended(2, 3, lr, 1) - 2


def floor_of(lr: float, b: float) -> float:
    """Where the variance settles at curvature 2 and gradient variance 4."""
    variance = 0.0
    for _ in range(9999):
        variance = (1 - 2 * lr) ** 2 * variance + lr**2 * 4 / b
    return variance


def one_epoch(order: list[float]) -> float:
    data = np.array(order)
    batches = [[index] for index in range(len(order))]
    return float(last(minibatch_descent(summed, np.array(0.0), 0.1, batches, data)))


def best_factor(kappa: float) -> float:
    """The factor a step of descent at its best rate."""
    rate = 2 / (1 + kappa)
    return max(abs(1 - rate), abs(1 - kappa * rate))


def best_heavy_ball(kappa: float) -> float:
    """The factor a step of heavy ball at Polyak's rate and momentum, from the roots of its recurrence."""
    root = math.sqrt(kappa)
    lr, beta = 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2
    return float(
        max(abs(np.roots([1, -(1 + beta - lr * curvature), beta])).max() for curvature in (1, kappa))
    )


def uncorrected(beta1: float, beta2: float) -> float:
    return (1 - beta1) / math.sqrt(1 - beta2)


def adam_on_noise() -> float:
    """The spread of m over that of the gradients, for pure noise."""
    weights = 0.1 * 0.9 ** np.arange(2000)
    return float(np.sqrt((weights**2).sum()))


def spike(quiet: float = 1e-6) -> float:
    """Adam's step, in rates, when a gradient of 1 follows a long quiet stretch."""
    return -steps("adam", [quiet, -quiet] * 4000 + [1.0])[-1]


def along_the_spike(quiet: float = 1e-6) -> float:
    """How far Adam goes along that gradient in all, in rates: at once, and while m forgets it."""
    return -sum(steps("adam", [quiet, -quiet] * 4000 + [1.0] + [quiet, -quiet] * 100)[8000:])


def heights(lr: float, beta: float) -> list[float]:
    """The losses of heavy ball on ½x² from 1, from the start on."""
    place, velocity, losses = 1.0, 0.0, [0.5]
    for _ in range(40):
        velocity = beta * velocity + place
        place -= lr * velocity
        losses.append(0.5 * place**2)
    return losses


def limit_of(rule: str, beta: float) -> float:
    """The largest stable rate at curvature 1, from 0.5 up: whether the rule, run long, comes back to 0."""

    def end(lr: float) -> float:
        method = optimizer(rule, lr, momentum=beta)
        place = np.array([1.0])
        state = method.init(place)
        for _ in range(3000):
            place, state = method.update(place, state, place)
            if abs(place[0]) > 1e9:
                return 2.0
        return float(abs(place[0]))

    return widest(lambda lr: 0.0 if lr < 0.5 else end(lr), 10, halvings=30)


NORMED = [float(part[0]) for part in clip_by_global_norm([np.array([3.0]), np.array([4.0])], 1.0)]
RAMP = walk(optimizer("momentum", 0.1, momentum=0.9), [1, 1, 1])
SWING = heights(0.1, 0.9)
AFTER_STEPS = np.cumsum(0.9 ** np.arange(400))

# What is computed: {where: {figure: value}}.
COMPUTED: dict[str, dict[str, float]] = {
    "feature-scale-limit": {"7.5": float(np.mean([1, 4, 9, 16])), "10000": 100**2},
    "clip-which": {"0.6": NORMED[0], "0.8": NORMED[1]},
    "updates-per-epoch": {
        "391": len(range(0, 50000, 128)),
        "3910": 10 * len(range(0, 50000, 128)),
        "3900": 10 * (50000 // 128),
    },
    "epoch-terms": {"500": 5 * len(range(0, 10000, 100)), "50000": 5 * 10000},
    "smaller-h": {
        "2.2e-16": EPSILON,
        "6e-6": EPSILON ** (1 / 3),
        "5e-3": float(np.finfo(np.float32).eps) ** (1 / 3),
        "1e-10": (1e-5) ** 2,
    },
    "four-times-batch": {"1.25": 1 + 1 / 4, "1.6": (1 + 1) / (1 + 1 / 4), "2.5": (1 + 4) / (1 + 1)},
    "implement-talk-through": {"0.8": toy_factor(0.1)},
    "optimum-shift": {"2.5": float(np.mean([1, 2, 3, 4]))},
    "steps-needed": {"445": toy_steps(0.01)},
    "good-rate": {"0.8": toy_factor(0.1), "0.98": toy_factor(0.01), "0.5": 1 / 2},
    "rate-from-habit": {"445": toy_steps(0.01), "0.5": 1 / 2},
    "toy-rates-match": {"0.98": toy_factor(0.01), "-0.6": toy_factor(0.8), "-1.2": toy_factor(1.1)},
    "rate-one": {"0.5": 1 / 2},
    "overshoot-is-not-divergence": {
        "-0.6": toy_factor(0.8),
        "0.6": abs(toy_factor(0.8)),
        "1.6": 2 * 0.8,
        "-2.8": descended(2, 10, 0.8, 1),
        "4.88": descended(2, 10, 0.8, 2),
        "0.272": descended(2, 10, 0.8, 3),
        "0.048": abs(descended(2, 10, 0.8, 10) - 2),
        "0.86": abs(descended(2, 10, 0.1, 10) - 2),
    },
    "ravine-rates": {"0.98": best_factor(RAVINE)},
    "decay-early": {"0.81": 0.9**2},
    "momentum-three-steps": {"0.561": -RAMP[3], "0.3": -walk(optimizer("sgd", 0.1), [1, 1, 1])[3]},
    "momentum-099": {"100": float(np.sum(0.99 ** np.arange(9999)))},
    "convert-rate": {"0.01": 0.1 * (1 - 0.9)},
    "port-the-rate": {"0.01": 0.1 * (1 - 0.9)},
    "adam-memory": {"112": 7 * (2 + 2 + 4 + 8)},
    "l2-is-decay": {"0.001": 0.01 / 10, "0.1": 0.01 / 0.1},
    "adamw-shrink": {
        "0.905": walk(optimizer("adamw", 1e-3, weight_decay=0.1), [0.0] * 1000, start=1.0)[-1],
        "6900": steps_until(lambda w: w <= 0.5, lambda w: w * (1 - 1e-3 * 0.1), 1.0),
    },
    "adam-clips": {
        "3.16": spike(),
        "31.8": along_the_spike(),
        "1000": 1 / (1 - 0.999),
        "0.1": 1 - 0.9,
        "0.001": 1 - 0.999,
    },
    "first-step-uncorrected": {
        "3.16": uncorrected(0.9, 0.999),
        "0.1": 1 - 0.9,
        "0.001": 1 - 0.999,
        "0.0316": math.sqrt(1 - 0.999),
        "0.45": uncorrected(0.9, 0.95),
    },
    "uncorrected-value": {"3.16": uncorrected(0.9, 0.999)},
    "second-step": {
        "0.09": 0.9 * 0.1,
        "0.1": 1 - 0.9,
        "0.000999": 0.999 * 0.001,
        "0.001": 1 - 0.999,
        "0.74": -steps("adam", [10, 1])[1],
    },
    "adam-step-floor": {"0.23": adam_on_noise()},
    "adam-on-plateau": {"0.2": adam_on_noise()},
    "mean-by-descent": {"0.992": 1 - 2 * 4 * 0.001, "0.67": (1 - 2 * 4 * 0.001) ** 50},
    "near-in-loss": {"1.4": math.sqrt(2 * 1e-6 / 1e-6)},
    "noisy-query": {"0.8": toy_factor(0.1)},
    "stuck-at-log-c": {"2.3": math.log(10), "6.9": math.log(1000)},
    "momentum-small-slope": {"0.01": float(0.001 * np.sum(0.9 ** np.arange(999)))},
    "llm-variant": {"4.2": 1024 * 4096 / 1e6},
    "llm-batch-unit": {"2.1": 512 * 4096 / 1e6, "2097152": 512 * 4096, "32768": 512 * 64},
    "mini-batch-everywhere-choice": {"10000": 32 / 3.1e-3, "36000": 128 / 3.6e-3, "39000": 512 / 13e-3},
    "scaled-rate": {"3.2": 0.1 * 8192 / 256},
    "infinite-memory": {"100": 100000 / 1000},
    "noise-halving": {"1.41": math.sqrt(2)},
    "epoch-equals-step": {
        "3.3107": one_epoch([1, 2, 3, 4, 10]),
        "2.1328": one_epoch([10, 4, 3, 2, 1]),
        "0.8": descended(float(np.mean([1, 2, 3, 4, 10])), 0, 0.1, 1),
    },
    "ragged-batches": {"1.5": float(np.mean([1, 2])), "3.5": float(np.mean([3, 4]))},
    "unbiased-so-converges": {
        "0.1111": floor_of(0.1, 1),
        "0.0526": floor_of(0.05, 1),
        "0.0278": floor_of(0.1, 4),
    },
    "wider-range": {"3.8": limit_of("momentum", 0.9), "1.36": limit_of("nesterov", 0.9)},
    "climbing-ball": {"0.0004": SWING[5], "0.18": max(SWING[5:])},
    "port-a-run-open": {
        "-0.561": RAMP[3],
        "-0.0561": walk(optimizer("momentum_ema", 0.1, momentum=0.9), [1, 1, 1])[3],
        "-0.119": walk(optimizer("momentum", (0.1, 0.01).__getitem__, momentum=0.9), [1, 1])[2],
        "-0.2": walk(optimizer("momentum_lr_inside", (0.1, 0.01).__getitem__, momentum=0.9), [1, 1])[2],
    },
    "initialisation-open": {"0.005": math.prod([0.9] * 50)},
    "test-the-descent-open": {
        "1.8": float(last(gradient_descent(lambda w: summed(w, np.array([1, 3, 5])), np.array(0.0), 0.1, 1)))
    },
    "tiny-rate-too-large": {"1e-5": 1 / 100000, "-199": 1 - 2 * 100000 * 0.001},
    "softmax-shift": {"710": math.log(np.finfo(np.float64).max)},
    "kink-check": {"1e-11": EPSILON / 2 / 1e-5},
    "beyond-critical": {"1.25": 1 + 1 / 4, "1.6": (1 + 1) / (1 + 1 / 4), "2.5": (1 + 4) / (1 + 1)},
    "epsilon-inside": {"1e-4": math.sqrt(1e-8)},
    "llm-open": {"4.2": 1024 * 4096 / 1e6},
    "one-sequence-each": {"1024": 256 * 1 * 4},
    "notes/around-the-lesson": {
        "145": saddle_growth(1, 0.1)[0],
        "1.3333e-5": 2 / (2 * np.mean((100 * np.array([1.0, 2, 3, 4])) ** 2)),
        "0.6": NORMED[0],
        "0.8": NORMED[1],
        "3910": 10 * len(range(0, 50000, 128)),
        "3900": 10 * (50000 // 128),
        "3.0001": ((1.01) ** 3 - (0.99) ** 3) / 0.02,
        "3.0301": ((1.01) ** 3 - 1) / 0.01,
        "1.1": 1 + 1 / 10,
        "1.25": 1 + 1 / 4,
        "1.6": (1 + 1) / (1 + 1 / 4),
    },
    "notes/fundamentals": {
        "2.6": descended(5, 2, 0.1, 1),
        "5.76": (descended(5, 2, 0.1, 1) - 5) ** 2,
        "3.6": 0.1 * (2 * (2 - 5)) ** 2,
        "3.24": (2 - 5) ** 2 - (descended(5, 2, 0.1, 1) - 5) ** 2,
    },
    "notes/implementation": {
        "1.8": float(last(gradient_descent(lambda w: summed(w, np.array([1, 3, 5])), np.array(0.0), 0.1, 1))),
        "0.4": 1 - 2 * 3 * 0.1,
        "1.2": 3 - 1.8,
        "0.6": descended(3, 0, 0.1, 1),
    },
    "notes/learning-rate": {
        "0.98": toy_factor(0.01),
        "0.8": toy_factor(0.1),
        "-0.6": toy_factor(0.8),
        "-1.2": toy_factor(1.1),
        "-17.90656": descended(2, 10, 1.1, 5),
        "445": toy_steps(0.01),
        "0.1111": floor_of(0.1, 1),
    },
    "notes/momentum": {
        "1.9": 1 + 0.9,
        "2.71": 1 + 0.9 + 0.9**2,
        "-0.1": RAMP[1],
        "-0.29": RAMP[2],
        "-0.561": RAMP[3],
        "-0.3": walk(optimizer("sgd", 0.1), [1, 1, 1])[3],
        "-0.0561": walk(optimizer("momentum_ema", 0.1, momentum=0.9), [1, 1, 1])[3],
        "0.65": float(AFTER_STEPS[9] / AFTER_STEPS[-1]),
        "0.90": float(AFTER_STEPS[21] / AFTER_STEPS[-1]),
        "0.526": float(np.sum((-0.9) ** np.arange(999))),
        "0.9802": best_factor(RAVINE),
        "0.8182": best_heavy_ball(RAVINE),
    },
    "notes/optimizers": {
        "3.16": uncorrected(0.9, 0.999),
        "0.741": -steps("adam", [10, 1])[1],
        "-0.053": -steps("adam", [1, -1])[1],
        "0.9048": walk(optimizer("adamw", 1e-3, weight_decay=0.1), [0.0] * 1000, start=1.0)[-1],
    },
    "notes/plateaus": {"9.5e-7": 0.25**10, "2.303": math.log(10)},
    "notes/scale": {
        "1024": 8 * 4 * 32,
        "4194304": 1024 * 4096,
        "3.2": 0.1 * 8192 / 256,
        "0.5657": 0.1 * math.sqrt(8192 / 256),
    },
}

# What a text assumes in order to speak of it: settings, examples, customary values, rules of thumb.
GIVEN: dict[str, str] = {
    "feature-scale-limit": "100",
    "updates-per-epoch": "128 50000",
    "smaller-h": "0.01 1e-4 1e-5",
    "gradient-check-order": "1e-4 1e-7",
    "implement-talk-through": "0.1",
    "good-rate": "0.01 0.1",
    "overshoot-is-not-divergence": "0.1",
    "momentum-open": "0.9",
    "heavy-ball-match": "0.9",
    "momentum-conventions-choice": "0.9",
    "l2-is-decay": "0.01 0.1",
    "adam-clips": "0.999",
    "first-step-uncorrected": "0.9 0.95 0.99",
    "adam-step-floor": "0.9",
    "clipping-for-vanishing": "1e-9",
    "mean-by-descent": "0.001",
    "momentum-on-flat": "0.99",
    "near-in-loss": "1e-6",
    "llm-variant": "1024 128 4096",
    "llm-batch-unit": "4096",
    "gpus-keep-rate": "10000",
    "scaled-rate": "256 8192",
    "batch-scenario": "300",
    "infinite-memory": "1000 100000",
    "epoch-time": "256",
    "epoch-equals-step": "0.1",
    "unbiased-so-converges": "0.1",
    "full-batch-diverges": "1.1 1.5",
    "test-the-descent-open": "0.1",
    "tiny-rate-too-large": "100000",
    "port-a-run-open": "0.01 0.1 0.9",
    "climbing-ball": "0.1 0.9",
    "initialisation-open": "0.9",
    "equal-first-steps": "1e-8",
    "scaling-not-needed": "1000",
    "parallel-across-batches": "256",
    "gradient-check-open": "1e-4 1e-5 1e-7",
    "kink-check": "1e-5",
    "llm-open": "1024 4096",
    "one-sequence-each": "256 4096",
    "notes/around-the-lesson": "0.01 0.1 100 128 1e-5 1e-6 50000",
    "notes/fundamentals": "0.1",
    "notes/implementation": "0.1",
    "notes/learning-rate": "0.001 0.01 0.1 0.5 1.1",
    "notes/momentum": "0.1 0.8 0.9 0.99 100",
    "notes/optimizers": "0.001 0.1 0.9 0.999 1000 1e-3 1e-8",
    "notes/scale": "0.1 128 256 4096 8192",
    "notes/variants": "100",
}

# What others measured or ran: GPT-3 175B used 3.2 million tokens a batch (Brown 2020).
REPORTED = {"llm-variant": "175 3.2"}

# Stated with "about" or "some": right to the last digit that is not a zero.
ROUGHLY = {
    ("adamw-shrink", "6900"),
    ("mini-batch-everywhere-choice", "10000"),
    ("mini-batch-everywhere-choice", "36000"),
    ("mini-batch-everywhere-choice", "39000"),
}

COMPUTED |= lab_figures.COMPUTED
GIVEN |= lab_figures.GIVEN

PLACES = {
    **{name: figures(stated(question)) - numbers(asked(question)) for name, question in QUESTIONS.items()},
    **{name: figures(text) for name, text in NOTES.items()},
}
CLAIMS = [(where, figure, value) for where, claims in COMPUTED.items() for figure, value in claims.items()]


@pytest.mark.parametrize("where", PLACES)
def test_every_figure_is_accounted_for(where: str) -> None:
    known = {*COMPUTED.get(where, {}), *GIVEN.get(where, "").split(), *REPORTED.get(where, "").split()}
    assert PLACES[where] <= known, "figures that nothing computes"
    assert (
        known <= PLACES[where] | numbers(asked(QUESTIONS[where]))
        if where in QUESTIONS
        else known <= PLACES[where]
    )


@pytest.mark.parametrize(
    ("where", "figure", "value"), CLAIMS, ids=[f"{where}: {figure}" for where, figure, _ in CLAIMS]
)
def test_a_computed_figure_is_right_to_its_last_digit(where: str, figure: str, value: float) -> None:
    assert where in PLACES
    mantissa, _, exponent = figure.partition("e")
    decimals = len(mantissa.partition(".")[2])
    zeros = len(mantissa) - len(mantissa.rstrip("0")) if (where, figure) in ROUGHLY else 0
    unit = 10.0 ** (zeros - decimals + int(exponent or 0))
    assert abs(float(figure) - value) <= 0.501 * unit


def test_no_table_speaks_of_what_is_gone() -> None:
    assert {*COMPUTED, *GIVEN, *REPORTED} <= set(PLACES)
