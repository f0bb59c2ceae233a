"""Epochs over random data, ragged and with replacement, and the loss for the curves."""

import numpy as np


def cases(rng):
    """Yield arguments: shuffled epochs of several sizes, draws with replacement, long and diverging runs."""
    for n, size, epochs, share in [(7, 3, 2, 0.3), (20, 8, 2, 0.2), (33, 16, 2, 0.4), (100, 32, 2, 0.1)]:
        batches = [part for _ in range(epochs) for part in _cut(rng.permutation(n), size)]
        yield _arguments(rng, n, share / size, batches)
    yield _arguments(rng, 50, 0.02, [rng.integers(0, 50, 8) for _ in range(12)])
    yield _arguments(rng, 12, 0.05, [rng.integers(0, 12, size) for size in rng.integers(1, 7, 10)])
    # A thousand points in batches of 64: the sixteenth has 40.
    yield _arguments(rng, 1000, 0.003, _cut(rng.permutation(1000), 64))
    # Every batch throws w further: 1 − 2·0.6·4 = −3.8.
    yield _arguments(rng, 9, 0.6, [rng.integers(0, 9, 4) for _ in range(60)])
    yield _arguments(rng, 5, 0.0004, [rng.integers(0, 5, 2) for _ in range(1500)])


def _cut(indices, size):
    """One epoch: the indices in parts of `size`, the last one maybe shorter."""
    return [indices[start : start + size] for start in range(0, len(indices), size)]


def _arguments(rng, n, learning_rate, batches):
    # Away from the origin, so that no result lies where only rounding is left of it.
    centre = float(rng.uniform(15, 60) * rng.choice([-1, 1]))
    return {
        "X": np.round(rng.normal(centre, 8.0, n), 3),
        "w_init": round(-centre * float(rng.uniform(0.2, 1.5)), 3),
        "learning_rate": float(f"{learning_rate:.3g}"),
        "batches": batches,
    }


def loss(arguments, result):
    """The loss over all points, Σ(w − Xᵢ)², where the answer stands."""
    return float(np.sum((result - arguments["X"]) ** 2))
