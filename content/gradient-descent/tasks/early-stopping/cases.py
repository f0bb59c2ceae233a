"""Losses that fall, level off and climb, with noise."""

import numpy as np


def cases(rng):
    """Yield arguments: every patience, with min_delta and without."""
    for n, patience, delta in [
        (10, 1, 0.0), (20, 2, 0.0), (30, 3, 0.053), (40, 4, 0.117), (40, 2, 0.031), (60, 6, 0.0), (80, 5, 0.041),
        (120, 9, 0.023), (200, 12, 0.0),
    ]:
        t = np.arange(n) / n
        losses = 2.5 * np.exp(-6 * t) + 0.8 * t + rng.normal(0, 0.08, n)
        # Losses in steps of a hundredth and min_delta between two of them: no gain is exactly min_delta.
        yield {"losses": np.round(losses, 2), "patience": patience, "min_delta": delta}
