"""This is Adam: two averages and a root. The task wants plain momentum, v ←
βv + g and x ← x − η·v, without averages and without a root.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        first = momentum * first + (1 - momentum) * gradient
        second = 0.999 * second + 0.001 * gradient**2
        params = params - learning_rate * (first / (1 - momentum**count)) / (np.sqrt(second / (1 - 0.999**count)) + 1e-8)
    return params
