import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s = alpha * s + (1 - alpha) * g * g
        params -= learning_rate * g / (eps + np.sqrt(s))
    return params
