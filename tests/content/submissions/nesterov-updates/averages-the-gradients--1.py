import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    m = np.zeros_like(params)
    for g in gradients:
        m += (1 - momentum) * (g - m)
        params = params - learning_rate * (g + momentum * m)
    return params
