"""Random layers, some too long together and some not."""

import numpy as np


def cases(rng):
    """Yield arguments: vectors and matrices whose norm lies under, over and far over the limit."""
    for shapes, share in [
        ([(3,), (2,)], 0.4),
        ([(2, 3), (3,)], 0.7),
        ([(4, 2), (2,), (2, 2)], 1.3),
        ([(5,), (1,), (2,)], 0.2),
        ([(3, 3), (3,), (3, 1), (1,)], 0.05),
        ([(8, 4), (4,), (4, 6), (6,)], 0.5),
        ([(10, 10), (10,)], 0.9),
        ([(2, 2, 2), (3,)], 0.6),
        ([(40, 30), (30,), (30, 2), (2,)], 0.01),
    ]:
        size = 10.0 ** rng.uniform(-2, 2)
        gradients = [rng.normal(0, size, shape) * rng.uniform(0.3, 3.0) for shape in shapes]
        norm = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
        yield {"gradients": gradients, "max_norm": float(f"{share * norm:.3g}")}
