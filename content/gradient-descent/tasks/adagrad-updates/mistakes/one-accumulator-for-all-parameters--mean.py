# A variant: of the mean square.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = 0.0
    for gradient in gradients:
        squares = squares + np.mean(gradient**2)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
