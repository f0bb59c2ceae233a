import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.ones(len(params))
    for g in gradients:
        s = alpha * s + (1 - alpha) * g ** 2
        params = params - learning_rate * g / (s ** 0.5 + eps)
    return params
