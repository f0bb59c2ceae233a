"""A zero is a legal value, and your code takes it for a missing one: `or`
replaces every 0. With a rate of 0 nothing moves. Test `is None` if you want
a default.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    learning_rate = learning_rate or 0.01
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
