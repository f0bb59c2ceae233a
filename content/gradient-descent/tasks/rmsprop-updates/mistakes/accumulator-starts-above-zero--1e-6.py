# A variant: at 1e-6.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.full_like(params, 1e-6)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
