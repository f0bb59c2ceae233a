import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    s = 0
    for g in gradients:
        s = s + g * g
        params = params - learning_rate * np.where(s > 0, g / np.sqrt(np.where(s > 0, s, 1)), 0)
    return params
