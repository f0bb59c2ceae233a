"""Random chains, shallow and deep, with skips and without."""

import numpy as np


def cases(rng):
    """Yield arguments: weights of several sizes and signs; nothing below 1e-12 or beyond 1e12."""
    for depth, size in [(4, 1.0), (6, 0.6), (9, 1.4), (15, 0.9), (25, 1.1), (50, 1.0)]:
        weights = size * rng.uniform(0.7, 1.35, depth) * rng.choice([-1, 1], depth, p=[0.3, 0.7])
        yield {"weights": np.round(weights, 4), "residual": False}
    for depth, size in [(4, 0.8), (7, 0.5), (12, 0.3), (30, 0.15), (60, 0.08), (100, 0.05)]:
        weights = rng.normal(0, size, depth).clip(-0.8, 2.0)
        yield {"weights": np.round(weights, 4), "residual": True}
