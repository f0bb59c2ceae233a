import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for t in range(1, len(gradients)):
        v = momentum * v + gradients[t - 1]
        params = params - learning_rate * v
    return params
