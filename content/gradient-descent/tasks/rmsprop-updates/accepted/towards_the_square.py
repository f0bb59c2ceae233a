# The average moves by 1 − α of its distance from the new square.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + (1 - alpha) * (gradient**2 - squares)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
