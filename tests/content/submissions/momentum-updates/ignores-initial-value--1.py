import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    m = 0
    x = np.zeros(params.size)
    for t, g in enumerate(gradients):
        m = momentum * m + g
        x -= learning_rate * m
    return x
