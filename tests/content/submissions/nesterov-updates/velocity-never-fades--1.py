import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    for g, total in zip(gradients, gradients.cumsum(axis=0)):
        params = params - learning_rate * (g + momentum * total)
    return params
