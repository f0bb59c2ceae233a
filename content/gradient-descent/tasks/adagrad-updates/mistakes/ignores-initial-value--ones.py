# A variant: starts from ones.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    params = np.ones_like(params)
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
