import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    delta = np.zeros_like(params)
    for g in gradients:
        delta = -(momentum * delta + learning_rate * g)
        params = params + delta
    return params
