# A variant: the sum is squared instead of its parts.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient
        params = params - learning_rate * gradient / (np.sqrt(squares**2) + eps)
    return params
