import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s = 0.9 * s + 0.1 * g * g
        params = params - learning_rate * g / (eps + np.sqrt(s))
    return params
