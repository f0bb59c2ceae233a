# A variant: with α for both averages.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares, mean = np.zeros_like(params), np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        mean = alpha * mean + (1 - alpha) * gradient
        params = params - learning_rate * mean / (np.sqrt(squares) + eps)
    return params
