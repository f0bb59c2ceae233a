import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    s = 0
    for t, g in enumerate(gradients):
        s = s + g * g
        params = params - learning_rate / np.sqrt(t + 1) * g / (np.sqrt(s) + eps)
    return params
