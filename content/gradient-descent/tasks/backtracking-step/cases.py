"""Random quadratics with rates far too bold and just right."""

import numpy as np


def cases(rng):
    """Yield arguments: from two directions to twelve, no rate within a hundredth of what decides."""
    for n, boldness in [(1, 4.0), (2, 0.3), (2, 12.0), (3, 2.0), (4, 50.0), (5, 1.0), (6, 7.0), (8, 300.0), (10, 3.0), (12, 20.0)]:
        while True:
            case = _draw(rng, n, boldness)
            if _is_clear(**case):
                break
        yield case


def _draw(rng, n, boldness):
    A = rng.normal(size=(n, n))
    H = np.round(A @ A.T + np.diag(rng.uniform(0.3, 3.0, n)), 3)
    return {
        "H": (H + H.T) / 2,
        "b": np.round(rng.normal(0, 3, n), 3),
        "x": np.round(rng.normal(0, 4, n), 3),
        "learning_rate": float(f"{2 * boldness / np.linalg.eigvalsh(H)[-1]:.3g}"),
        "shrink": round(float(rng.choice([rng.uniform(0.3, 0.45), rng.uniform(0.55, 0.85)])), 2),
        "slope": round(float(rng.uniform(0.05, 0.45)), 2),
    }


def _is_clear(H, b, x, learning_rate, shrink, slope):
    """No trial lies so near the bound, or near the bound without the slope, that rounding could decide."""
    g = H @ x - b
    limits = 2 * (g @ g) / (g @ H @ g) * np.array([1 - slope, 1.0])
    trials = learning_rate * shrink ** np.arange(80)
    return bool(np.all(np.abs(trials[:, None] / limits - 1) > 0.01))


def loss(arguments, result):
    """f(x) = ½·xᵀHx − bᵀx where the step ends."""
    return float(0.5 * result @ arguments["H"] @ result - arguments["b"] @ result)
