"""Your correction takes β as it is, or t times it, where βᵗ is due. That is
right for the first step only; with every step less is missing from the
average, so raise β to the power of the step.
"""

import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = params - learning_rate * (first / (1 - beta1)) / (np.sqrt(second / (1 - beta2)) + eps)
    return params
