# A variant: of the mean square.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = 0.0
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * np.mean(gradient**2)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
