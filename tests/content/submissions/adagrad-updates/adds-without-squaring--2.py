import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s += abs(g)
        params = params - learning_rate * g / (np.sqrt(s) + eps)
    return params
