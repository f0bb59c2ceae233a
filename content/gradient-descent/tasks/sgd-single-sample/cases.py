"""Random data: shuffled epochs, draws with replacement, long runs, and the loss for the curves."""

import numpy as np


def cases(rng):
    """Yield arguments: an epoch or two of several sizes, then draws with replacement."""
    for n, epochs, learning_rate in [(7, 2, 0.11), (20, 1, 0.07), (33, 2, 0.02), (100, 1, 0.006)]:
        order = np.concatenate([rng.permutation(n) for _ in range(epochs)])
        yield _arguments(rng, n, learning_rate, order)
    yield _arguments(rng, 12, 0.03, rng.integers(0, 12, 25))
    yield _arguments(rng, 50, 0.01, rng.integers(0, 50, 80))
    # Each point throws w further: 1 − 2·1.2 = −1.4.
    yield _arguments(rng, 9, 1.2, rng.integers(0, 9, 60))
    yield _arguments(rng, 300, 0.0004, rng.integers(0, 300, 1500))


def _arguments(rng, n, learning_rate, order):
    # Away from the origin, so that no result lies where only rounding is left of it.
    centre = float(rng.uniform(15, 60) * rng.choice([-1, 1]))
    return {
        "X": np.round(rng.normal(centre, 8.0, n), 3),
        "w_init": round(-centre * float(rng.uniform(0.2, 1.5)), 3),
        "learning_rate": learning_rate,
        "order": order,
    }


def loss(arguments, result):
    """The loss over all points, Σ(w − Xᵢ)², where the answer stands."""
    return float(np.sum((result - arguments["X"]) ** 2))
