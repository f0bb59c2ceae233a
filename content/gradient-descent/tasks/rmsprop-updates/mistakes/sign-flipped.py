"""Your step goes with the gradient, so it climbs and the loss grows.
Subtract the step instead: x ← x − η·g / (√s + eps). Look for a + that
should be a −.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params + learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
