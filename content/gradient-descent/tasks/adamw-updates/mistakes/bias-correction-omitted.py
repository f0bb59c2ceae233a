"""You use m and v as they stand. Both start at zero and are too small at
first, v more than m, so the first steps are too long: divide them by 1 −
β₁ᵗ and 1 − β₂ᵗ.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first) / (np.sqrt(second) + eps)
    return params
