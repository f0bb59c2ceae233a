import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = 0
    for g in gradients:
        s = alpha * s + (1 - alpha) * np.dot(g, g)
        params = params - learning_rate * g / (eps + np.sqrt(s))
    return params
