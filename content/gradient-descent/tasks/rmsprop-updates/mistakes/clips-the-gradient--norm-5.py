# A variant: by its length, to 5.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        length = np.linalg.norm(gradient)
        if length > 5:
            gradient = gradient * (5 / length)
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
