"""Random data of several sizes, features of different scale, and the loss for the curves."""

import numpy as np


def cases(rng):
    """Yield arguments: few rows and features first, then more, and features so large that scores are too."""
    for n, d, size, learning_rate, iterations in [
        (3, 1, 1.0, 0.4, 4),
        (7, 2, 1.0, 0.9, 6),
        (12, 5, 2.0, 0.2, 9),
        (33, 3, 0.5, 1.5, 12),
        (101, 4, 1.0, 0.3, 40),
        (25, 2, 1.0, 0.1, 300),
        (15, 3, 60.0, 1.0, 8),
    ]:
        X = np.round(rng.normal(0.3, size, (n, d)) * 10.0 ** rng.uniform(-0.5, 0.5, d), 3)
        chance = 1 / (1 + np.exp(-(X @ rng.normal(0, 1, d) / size + rng.normal(0, 0.5))))
        yield {
            "X": X,
            "y": (rng.uniform(0, 1, n) < chance).astype(float),
            "learning_rate": learning_rate,
            "num_iterations": iterations,
        }


def loss(arguments, result):
    """The mean log-loss where the answer stands, without a logarithm of 0."""
    weights, bias = result
    scores = arguments["X"] @ weights + bias
    return float(np.mean(np.logaddexp(0, scores) - arguments["y"] * scores))
