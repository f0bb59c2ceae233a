"""Losses that fall, wobble and stay."""

import numpy as np


def cases(rng):
    """Yield arguments: noisy descents to a plateau, under every patience."""
    for n, patience in [(12, 0), (15, 1), (20, 2), (25, 3), (40, 2), (40, 5), (60, 4), (100, 10), (150, 3)]:
        fall = 3.0 * np.exp(-np.arange(n) / (n / 5)) + 0.5
        losses = fall + rng.normal(0, 0.12, n)
        # In steps of a hundredth, so that ties with the best occur.
        yield {
            "losses": np.round(losses, 2),
            "learning_rate": round(float(rng.uniform(0.05, 2.0)), 3),
            "factor": round(float(rng.uniform(0.2, 0.45)), 2),
            "patience": patience,
        }
