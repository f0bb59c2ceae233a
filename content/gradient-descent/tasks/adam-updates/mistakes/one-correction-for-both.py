"""A moment of yours is corrected with the other's β. Each average has its own
memory: m is divided by 1 − β₁ᵗ, v by 1 − β₂ᵗ.
"""

import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta1**step)) + eps)
    return params
