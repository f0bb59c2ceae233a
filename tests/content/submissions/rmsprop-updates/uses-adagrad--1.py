import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = np.cumsum(gradients ** 2, axis=0)
    return params - learning_rate * (gradients / (np.sqrt(s) + eps)).sum(axis=0)
