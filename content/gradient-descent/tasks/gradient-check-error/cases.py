"""Random gradients with errors of every size, some entries zero in one or in both."""

import numpy as np


def cases(rng):
    """Yield arguments: vectors first, then matrices; good checks and bad ones."""
    for shape, error in [((4,), 0.1), ((9,), 0.01), ((30,), 1e-5), ((5, 3), 0.5), ((12, 8), 1e-3), ((200,), 0.2), ((3, 4, 2), 0.05)]:
        numeric = np.round(rng.normal(0, 1, shape) * 10.0 ** rng.uniform(-3, 3, shape), 6)
        analytic = numeric * (1 + np.round(rng.normal(0, error, shape), 8))
        zero = rng.uniform(size=shape) < 0.15
        numeric[zero] = analytic[zero] = 0.0
        yield {"analytic": analytic, "numeric": numeric}
