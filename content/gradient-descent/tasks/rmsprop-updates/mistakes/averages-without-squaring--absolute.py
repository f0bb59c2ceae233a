# A variant: the absolute values.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * np.abs(gradient)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
