import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    delta = np.zeros_like(params)
    for i in range(1, len(gradients)):
        delta = momentum * delta + learning_rate * gradients[i]
        params = params - delta
    return params
