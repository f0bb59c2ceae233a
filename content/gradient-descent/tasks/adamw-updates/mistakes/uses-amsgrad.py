"""You keep the largest v seen, which is AMSGrad: the divisor never shrinks
again. Adam uses v as it stands in this step, corrected.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    largest = np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        largest = np.maximum(largest, second)
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(largest / (1 - beta2**step)) + eps)
    return params
