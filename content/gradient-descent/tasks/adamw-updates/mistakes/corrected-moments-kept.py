"""You store the corrected moments back into m and v, so the correction is
averaged in and applied again. Keep m and v as they are and correct into
names of their own.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        first = first / (1 - beta1**step)
        second = second / (1 - beta2**step)
        params = (1 - learning_rate * weight_decay) * params - learning_rate * first / (np.sqrt(second) + eps)
    return params
