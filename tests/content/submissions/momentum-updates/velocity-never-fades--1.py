import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    for v in np.cumsum(gradients, axis=0):
        params = params - learning_rate * v
    return params
