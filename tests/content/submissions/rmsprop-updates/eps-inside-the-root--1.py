import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s = s - (1 - alpha) * (s - g * g)
        params = params - g * (learning_rate / np.sqrt(eps + s))
    return params
