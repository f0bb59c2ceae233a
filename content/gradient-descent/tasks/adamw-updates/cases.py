"""Random gradients: no row, few and many, of very different sizes, and tiny ones where eps rules."""

import numpy as np


def cases(rng):
    """Yield arguments: first no step at all, then more and more steps and parameters."""
    for rows, size, largest, learning_rate, beta1, beta2, eps, weight_decay in [
        (0, 3, 1.0, 0.1, 0.9, 0.999, 1e-8, 0.1),
        (1, 4, 100.0, 0.3, 0.8, 0.95, 1e-6, 0.5),
        (2, 1, 1.0, 0.05, 0.95, 0.99, 0.1, 0.2),
        (4, 4, 10.0, 0.07, 0.6, 0.9, 1e-8, 0.05),
        (7, 3, 1e-6, 0.2, 0.9, 0.999, 1e-8, 0.3),
        (20, 5, 1000.0, 0.01, 0.9, 0.98, 1e-4, 1.0),
        (60, 2, 5.0, 0.05, 0.5, 0.9, 1.0, 0.1),
        (250, 4, 50.0, 0.002, 0.95, 0.999, 1e-8, 0.02),
    ]:
        # Each parameter has gradients of a size of its own, down to a thousandth of the largest.
        scale = largest * 10.0 ** rng.uniform(-3, 0, size)
        yield {
            "params": np.round(rng.normal(0, 2, size), 3),
            "gradients": _short(rng.normal(0.4, 1.0, (rows, size)) * scale),
            "learning_rate": learning_rate,
            "beta1": beta1,
            "beta2": beta2,
            "eps": eps,
            "weight_decay": weight_decay,
        }


def _short(values):
    """Four digits of each, so that a failing case can be read."""
    return np.array([float(f"{value:.4g}") for value in values.ravel()]).reshape(values.shape)
