"""Random curvatures, turned any way."""

import numpy as np


def cases(rng):
    """Yield arguments: matrices of two to twenty directions, round and stretched."""
    for n, spread in [(2, 2.0), (2, 30.0), (3, 5.0), (3, 100.0), (4, 10.0), (5, 50.0), (7, 20.0), (10, 200.0), (15, 40.0), (20, 1000.0)]:
        turned, _ = np.linalg.qr(rng.normal(size=(n, n)))
        curvatures = np.sort(np.exp(rng.uniform(0, np.log(spread), n)))
        curvatures[-1] = 1.3 * spread
        scale = float(np.exp(rng.uniform(-2, 2)))
        H = (turned * (scale * curvatures)) @ turned.T
        yield {"H": (H + H.T) / 2}
