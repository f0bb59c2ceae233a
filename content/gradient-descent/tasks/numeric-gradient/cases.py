"""Random polynomials of every degree up to seven, narrow and wide steps."""

import numpy as np


def cases(rng):
    """Yield arguments: low degrees first; no step is so narrow that rounding rules."""
    for degree, h in [(2, 0.05), (3, 0.01), (3, 0.5), (4, 0.1), (5, 0.02), (6, 0.25), (7, 0.1), (7, 0.005)]:
        yield {
            "coefficients": np.round(rng.normal(0, 2, degree + 1), 3),
            "x": round(float(rng.uniform(0.4, 1.8) * rng.choice([-1, 1])), 3),
            "h": h,
        }
