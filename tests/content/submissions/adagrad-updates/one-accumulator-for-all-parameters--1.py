import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    total = 0.0
    for g in gradients:
        total += g @ g
        params = params - learning_rate * g / (np.sqrt(total) + eps)
    return params
