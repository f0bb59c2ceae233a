import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    i = 0
    while i < len(gradients) - 1:
        v = momentum * v + gradients[i]
        params = params - learning_rate * (gradients[i] + momentum * v)
        i += 1
    return params
