"""You take all rows together and make one update with their sum or mean. Each
row is the gradient of its own step: make an update a row, or nothing is
remembered from one to the next.
"""

import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate([gradients.sum(axis=0)], start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
