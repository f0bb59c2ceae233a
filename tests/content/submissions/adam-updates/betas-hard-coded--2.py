import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m, v = 0, 0
    for t, g in enumerate(gradients, 1):
        m = 0.9 * m + 0.1 * g
        v = 0.99 * v + 0.01 * g ** 2
        params = params - learning_rate * m / (1 - 0.9 ** t) / ((v / (1 - 0.99 ** t)) ** 0.5 + eps)
    return params
