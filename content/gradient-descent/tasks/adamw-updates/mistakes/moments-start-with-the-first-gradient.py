"""Your moments begin with the first gradient and its square, and are
corrected as if they had begun at zero. Start both from zeros.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = (gradients[0], gradients[0] ** 2) if len(gradients) else (0.0, 0.0)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
