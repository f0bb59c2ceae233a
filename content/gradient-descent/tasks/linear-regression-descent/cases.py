"""Random data of several sizes, features of different scale, and the loss for the curves."""

import numpy as np


def cases(rng):
    """Yield arguments: few rows and features first, then more; rates that suit the features' size."""
    for n, d, share, iterations in [
        (3, 1, 0.3, 4),
        (7, 2, 0.5, 6),
        (12, 5, 0.2, 9),
        (33, 3, 0.7, 12),
        (101, 4, 0.1, 40),
        (25, 2, 0.05, 60),
        (500, 6, 0.2, 15),  # large enough for a loop over rows to be felt
    ]:
        X = np.round(rng.normal(0.5, 1.0, (n, d)) * 10.0 ** rng.uniform(-0.5, 0.7, d), 3)
        y = np.round(X @ rng.normal(0, 2, d) + rng.normal(15, 3) + rng.normal(0, 1, n), 3)
        # No column of X (nor the bias's column of ones) is longer than this: the rate is stable.
        steepest = 2 * (np.sum(X**2) / n + 1)
        yield {
            "X": X,
            "y": y,
            "learning_rate": float(f"{2 * share / steepest:.3g}"),
            "num_iterations": iterations,
        }


def loss(arguments, result):
    """The mean squared error where the answer stands."""
    weights, bias = result
    return float(np.mean((arguments["X"] @ weights + bias - arguments["y"]) ** 2))
