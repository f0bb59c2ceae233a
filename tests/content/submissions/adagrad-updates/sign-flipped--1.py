import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    s = np.zeros_like(params)
    for g in -gradients:
        s = s + g ** 2
        params = params - learning_rate * g / (eps + np.sqrt(s))
    return params
