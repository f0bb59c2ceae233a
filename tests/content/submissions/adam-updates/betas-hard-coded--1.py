import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m, v = 0, 0
    for t, g in enumerate(gradients, 1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        params = params - learning_rate * m / (1 - 0.9 ** t) / (np.sqrt(v / (1 - 0.999 ** t)) + eps)
    return params
