import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    m, v, top = 0, 0, 0
    for t, g in enumerate(gradients, 1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
        top = np.maximum(top, v / (1 - beta2 ** t))
        params = params - learning_rate * m / (1 - beta1 ** t) / (top ** 0.5 + eps)
    return params
