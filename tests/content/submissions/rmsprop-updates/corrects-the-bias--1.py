import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s, power = np.zeros_like(params), 1.0
    for g in gradients:
        power *= alpha
        s = alpha * s + (1 - alpha) * g * g
        params = params - learning_rate * g / (np.sqrt(s / (1 - power)) + eps)
    return params
