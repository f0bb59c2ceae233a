import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = 0
    for g in gradients:
        s = alpha * s + (1 - alpha) * g ** 2
        params = params - learning_rate * g / (s ** 0.5 + 1e-6)
    return params
