import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m = v = np.zeros_like(params)
    for g in gradients:
        m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
        params = params - learning_rate * m / (v ** 0.5 + eps)
    return params
