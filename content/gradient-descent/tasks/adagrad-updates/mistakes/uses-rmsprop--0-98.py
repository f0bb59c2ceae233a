# A variant: α = 0.98.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = 0.98 * squares + 0.02 * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
