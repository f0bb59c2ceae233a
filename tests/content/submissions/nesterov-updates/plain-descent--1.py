import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        lookahead = params - learning_rate * momentum * v
        v = momentum * v + g
        params = params - learning_rate * g
    return params
