import numpy as np


def averaged_weights(weights, decay):
    """The moving average of the weights after each step, corrected.

    Args:
        weights: a row after each step, a float64 array of shape (k, d).
        decay: how much of the average a step keeps, a float.

    Returns:
        The corrected averages, a float64 array of shape (k, d).
    """
    average = np.zeros(weights.shape[1])
    rows = []
    for w in weights:
        # Your code: the average, and what is handed out of it.
        rows.append(average)
    return np.array(rows)
