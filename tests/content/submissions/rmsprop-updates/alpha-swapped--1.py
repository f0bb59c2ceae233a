import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s += alpha * (g * g - s)
        params = params - learning_rate * g / (np.sqrt(s) + eps)
    return params
