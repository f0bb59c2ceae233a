import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        v = momentum * v - learning_rate * g
        params = params + momentum * v - learning_rate * g
    return params + momentum * v
