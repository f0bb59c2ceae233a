import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = None
    for g in gradients:
        if s is None:
            s = g * g
        else:
            s = alpha * s + (1 - alpha) * g * g
        params = params - learning_rate * g / (eps + np.sqrt(s))
    return params
