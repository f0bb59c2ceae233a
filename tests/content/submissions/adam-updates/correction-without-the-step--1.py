import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m = v = np.zeros_like(params)
    c1, c2 = 1 - beta1, 1 - beta2
    for g in gradients:
        m, v = beta1 * m + c1 * g, beta2 * v + c2 * g * g
        params = params - learning_rate * (m / c1) / ((v / c2) ** 0.5 + eps)
    return params
