import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    s = mean = np.zeros_like(params)
    for g in gradients:
        s = alpha * s + (1 - alpha) * g * g
        mean = mean + (1 - alpha) * (g - mean)
        params = params - learning_rate * g / (eps + (s - mean * mean) ** 0.5)
    return params
