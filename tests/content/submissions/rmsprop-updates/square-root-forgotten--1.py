import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s = alpha * s + (1 - alpha) * g * g
        params = params - learning_rate / (eps + s) * g
    return params
