"""Your eps stands under the root. There it counts as √eps for tiny gradients,
ten thousand times as much for 1e-8; squared, it is lost beside any larger
gradient. Add it after the root, √v̂ + eps.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**step)) / np.sqrt(second / (1 - beta2**step) + eps)
    return params
