"""Random logits of every size, alone and mixed."""

import numpy as np


def cases(rng):
    """Yield arguments: more rows than classes and fewer, mild logits and enormous ones."""
    for n, c, size in [(4, 3, 1.0), (6, 2, 3.0), (3, 7, 2.0), (10, 5, 1.0), (25, 4, 0.1), (8, 8, 5.0), (60, 10, 2.0)]:
        yield {"logits": np.round(rng.normal(0, size, (n, c)), 4), "labels": rng.integers(0, c, n)}
    # Each row at a height of its own, between −1000 and 1000.
    for n, c in [(5, 4), (12, 6), (30, 3)]:
        heights = rng.choice([-1000.0, -300.0, -60.0, 0.0, 80.0, 500.0, 1000.0], (n, 1))
        heights[:2] = [[-1000.0], [1000.0]]
        yield {"logits": heights + np.round(rng.normal(0, 2, (n, c)), 3), "labels": rng.integers(0, c, n)}
