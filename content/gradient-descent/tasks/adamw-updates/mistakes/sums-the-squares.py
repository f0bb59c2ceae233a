"""Your v adds the squares up and never forgets one, as AdaGrad does, so the
steps die out. Adam averages: v ← β₂v + (1 − β₂)g².
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = second + gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
