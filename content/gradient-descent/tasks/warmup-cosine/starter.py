import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    """The rates of a linear warm-up followed by half a cosine.

    Args:
        peak: the highest rate, a float, reached at step warmup_steps.
        warmup_steps: how long the rate climbs, an int, 1 or more.
        total_steps: the step at which the rate is 0 again, an int.

    Returns:
        A float64 array of shape (total_steps + 1,).
    """
    rates = np.zeros(total_steps + 1)
    # Your code: the straight line first, then the cosine.
    return rates
