# A variant: the average is squared instead of its parts.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient
        params = params - learning_rate * gradient / (np.sqrt(squares**2) + eps)
    return params
