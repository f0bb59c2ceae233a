import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s = 0.85 * s + 0.15 * g * g
        params = params - learning_rate * g / (eps + np.sqrt(s))
    return params
