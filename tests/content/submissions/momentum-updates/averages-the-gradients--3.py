import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    m = 0
    for t, g in enumerate(gradients):
        m = momentum * m + (1 - momentum) * g
        params = params - learning_rate * m / (1 - momentum ** (t + 1))
    return params
