"""You correct m and leave v as it is, so the divisor is too small at first
and the steps are too long. Divide v by 1 − β₂ᵗ before the root.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second) + eps)
    return params
