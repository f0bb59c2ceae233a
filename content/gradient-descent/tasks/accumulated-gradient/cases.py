"""Random regressions, cut into ragged pieces."""

import numpy as np


def cases(rng):
    """Yield arguments: few rows and many, in pieces of one size with a rest and in pieces of every size."""
    for n, d, cuts in [(5, 2, 2), (7, 3, 3), (11, 1, 4), (20, 4, 6), (33, 5, 4), (64, 3, 9), (100, 8, 7), (250, 6, 16)]:
        rows = rng.permutation(n)
        ends = np.sort(rng.choice(np.arange(1, n), cuts - 1, replace=False))
        scales = 10.0 ** rng.uniform(-1, 1.5, d)
        yield _arguments(rng, n, scales, np.split(rows, ends))
    for n, size in [(13, 4), (50, 16)]:
        rows = rng.permutation(n)
        yield _arguments(rng, n, np.ones(3), [rows[start : start + size] for start in range(0, n, size)])


def _arguments(rng, n, scales, micro_batches):
    X = np.round(rng.normal(1.0, 1.0, (n, len(scales))) * scales, 4)
    return {
        "X": X,
        "y": np.round(rng.normal(5.0, 10.0, n), 3),
        "w": np.round(rng.normal(0.0, 2.0, len(scales)), 3),
        "micro_batches": micro_batches,
    }
