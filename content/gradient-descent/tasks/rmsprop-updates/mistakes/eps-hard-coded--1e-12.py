# A variant: 1e-12.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    eps = 1e-12
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
