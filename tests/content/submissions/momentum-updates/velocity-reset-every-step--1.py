import numpy as np


def step(x, g, lr, beta):
    v = np.zeros_like(x)
    v = beta * v + g
    return x - lr * v


def momentum_updates(params, gradients, learning_rate, momentum):
    for g in gradients:
        params = step(params, g, learning_rate, momentum)
    return params
