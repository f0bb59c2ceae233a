import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m = v = 0
    for t, g in enumerate(gradients, 1):
        m, v = m + beta1 * (g - m), v + beta2 * (g * g - v)
        params = params - learning_rate * m / (1 - beta1 ** t) / ((v / (1 - beta2 ** t)) ** 0.5 + eps)
    return params
