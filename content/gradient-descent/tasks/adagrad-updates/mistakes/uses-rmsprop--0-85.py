# A variant: α = 0.85.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = 0.85 * squares + 0.15 * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
