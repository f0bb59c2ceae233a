"""Weights that jitter about a place, for short memories and long ones."""

import numpy as np


def cases(rng):
    """Yield arguments: few rows and parameters first, then more."""
    for k, d, decay in [(4, 1, 0.5), (6, 3, 0.9), (10, 2, 0.99), (25, 5, 0.7), (60, 4, 0.95), (120, 2, 0.999), (200, 3, 0.3)]:
        way = rng.normal(0, 3, d) + np.linspace(4, 0, k)[:, None] * rng.normal(0, 1, d)
        yield {"weights": np.round(way + rng.normal(0, 0.5, (k, d)), 4), "decay": decay}
