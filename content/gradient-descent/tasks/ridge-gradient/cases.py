"""Random data of several sizes, with penalties from none to heavy."""

import numpy as np


def cases(rng):
    """Yield arguments: few rows and features first, then more."""
    for n, d, penalty in [(3, 1, 0.5), (7, 2, 0.05), (12, 5, 1.5), (33, 3, 0.0), (50, 8, 0.2), (101, 4, 7.5), (400, 6, 0.01)]:
        X = np.round(rng.normal(0.5, 1.0, (n, d)) * 10.0 ** rng.uniform(-0.5, 0.7, d), 3)
        yield {
            "X": X,
            "y": np.round(X @ rng.normal(0, 2, d) + rng.normal(5, 3) + rng.normal(0, 1, n), 3),
            "weights": np.round(rng.normal(0, 2, d), 3),
            "bias": round(float(rng.normal(3, 2)), 3),
            "penalty": penalty,
        }
