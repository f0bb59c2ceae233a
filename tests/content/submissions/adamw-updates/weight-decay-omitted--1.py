import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    m, v, b1, b2 = 0, 0, 1, 1
    for g in gradients:
        b1, b2 = b1 * beta1, b2 * beta2
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        params = params - learning_rate * m / (1 - b1) / (np.sqrt(v / (1 - b2)) + eps)
    return params
