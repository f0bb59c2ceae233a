# A variant: both averages corrected.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares, mean = np.zeros_like(params), np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        squares = alpha * squares + (1 - alpha) * gradient**2
        mean = 0.9 * mean + 0.1 * gradient
        params = params - learning_rate * (mean / (1 - 0.9**count)) / (np.sqrt(squares / (1 - alpha**count)) + eps)
    return params
