import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m = v = np.zeros_like(params)
    for t, g in enumerate(gradients):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        rate = learning_rate * (1 - beta2 ** t) ** 0.5 / (1 - beta1 ** t)
        params = params - rate * m / (v ** 0.5 + eps * (1 - beta2 ** t) ** 0.5)
    return params
