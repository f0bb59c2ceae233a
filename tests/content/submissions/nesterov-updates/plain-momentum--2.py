import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    theta, v = params.copy(), np.zeros_like(params)
    for g in gradients:
        v = momentum * v - learning_rate * g
        theta += v
    return theta
