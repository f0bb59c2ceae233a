"""Random data sets of all sizes, up to a thousand points, and the loss for the curves."""

import numpy as np


def cases(rng):
    """Yield arguments: few points first, then more than any batch, at rates that suit the size."""
    for n, share, iterations in [
        (6, 0.3, 5),
        (12, 0.9, 8),
        (33, 0.2, 6),
        (40, 0.05, 12),
        (70, 0.35, 5),
        (130, 0.7, 6),
        (300, 0.15, 7),
        (1000, 0.02, 12),
        (1000, 0.4, 3),
    ]:
        # Away from the origin, so that no mean lies where only rounding is left of it.
        centre = float(rng.uniform(15, 60) * rng.choice([-1, 1]))
        X = np.round(rng.normal(centre, 8.0, n), 3)
        # A few points twice, at places spread over the whole.
        X[rng.integers(0, n, max(1, n // 8))] = X[rng.integers(0, n, max(1, n // 8))]
        yield {
            "X": X,
            "w_init": round(-centre * float(rng.uniform(0.2, 1.5)), 3),
            "learning_rate": float(f"{share / n:.3g}"),
            "num_iterations": iterations,
        }


def loss(arguments, result):
    """f(w, X) = Σ(w − Xᵢ)² where the answer stands."""
    return float(np.sum((result - arguments["X"]) ** 2))
