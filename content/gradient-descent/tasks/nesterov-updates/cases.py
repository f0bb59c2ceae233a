"""Random gradients: no row, few and many, of one size and of very different ones."""

import numpy as np


def cases(rng):
    """Yield arguments: first no step at all, then more and more steps and parameters."""
    for rows, size, learning_rate, momentum in [
        (0, 3, 0.1, 0.9),
        (1, 4, 0.3, 0.8),
        (2, 1, 0.05, 0.95),
        (4, 4, 0.07, 0.6),
        (7, 3, 0.2, 0.9),
        (20, 5, 0.01, 0.98),
        (60, 2, 0.05, 0.5),
        (250, 4, 0.002, 0.99),
    ]:
        # Each parameter has gradients of a size of its own.
        scale = 10.0 ** rng.uniform(-1, 2, size)
        yield {
            "params": np.round(rng.normal(0, 5, size) * scale, 3),
            "gradients": np.round(rng.normal(0.4, 1.0, (rows, size)) * scale, 4),
            "learning_rate": learning_rate,
            "momentum": momentum,
        }
