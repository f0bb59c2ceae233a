import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    v, b = 0, 1
    for g in gradients:
        b *= beta2
        v = beta2 * v + (1 - beta2) * np.square(g)
        params = params - learning_rate * g / (np.sqrt(v / (1 - b)) + eps)
    return params
