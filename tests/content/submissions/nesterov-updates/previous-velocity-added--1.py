import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        old = v
        v = momentum * v + learning_rate * g
        params = params - (momentum * old + (1 + momentum) * v)
    return params
