import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    return params - learning_rate * np.sum(gradients / (np.abs(gradients) + eps), axis=0)
