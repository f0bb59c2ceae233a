import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    m = np.zeros_like(params)
    for g in gradients:
        m = m - (1 - momentum) * m + (1 - momentum) * g
        params = params - learning_rate * (g - momentum * g + momentum * m)
    return params
