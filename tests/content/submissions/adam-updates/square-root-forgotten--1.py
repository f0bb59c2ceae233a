import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m = v = np.zeros_like(params)
    for t, g in enumerate(gradients, 1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        params = params - learning_rate * m / (1 - beta1 ** t) / (v / (1 - beta2 ** t) + eps)
    return params
