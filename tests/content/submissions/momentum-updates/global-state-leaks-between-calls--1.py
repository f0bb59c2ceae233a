import numpy as np


velocities = {}


def momentum_updates(params, gradients, learning_rate, momentum):
    v = velocities.get(len(params), np.zeros_like(params))
    for g in gradients:
        v = momentum * v + g
        params = params - learning_rate * v
    velocities[len(params)] = v
    return params
