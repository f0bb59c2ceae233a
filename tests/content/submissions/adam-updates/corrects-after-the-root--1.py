import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m = v = 0
    for t, g in enumerate(gradients, 1):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        root = v ** 0.5 / (1 - beta2 ** t)
        params = params - learning_rate * m / (1 - beta1 ** t) / (root + eps)
    return params
