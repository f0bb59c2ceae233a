import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    out = [params]
    for g in gradients:
        v = momentum * v + g
        out.append(out[-1] - learning_rate * v)
    return out
