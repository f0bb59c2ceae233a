import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    cache = np.cumsum(np.square(gradients), axis=0)
    return params - learning_rate * np.sum(gradients / (cache + eps), axis=0)
