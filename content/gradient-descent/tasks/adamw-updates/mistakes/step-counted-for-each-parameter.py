"""Your step counter runs on with every parameter, so the later ones are
corrected too little. One row is one step: raise t once a row, outside the
loop over the parameters.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    step = 0
    first, second = np.zeros_like(params), np.zeros_like(params)
    for gradient in gradients:
        steps = step + np.arange(1, len(params) + 1)
        step = step + len(params)
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**steps)) / (np.sqrt(second / (1 - beta2**steps)) + eps)
    return params
