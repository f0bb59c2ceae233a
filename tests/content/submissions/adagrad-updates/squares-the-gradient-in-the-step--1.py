import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    s = 0
    for g in gradients:
        g = g * g
        s = s + g
        params = params - learning_rate * g / (np.sqrt(s) + eps)
    return params
