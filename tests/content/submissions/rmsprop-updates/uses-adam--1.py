import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    m, v = 0, 0
    for g in gradients:
        m = 0.9 * m + 0.1 * g
        v = alpha * v + (1 - alpha) * g * g
        params = params - learning_rate * m / (v ** 0.5 + eps)
    return params
