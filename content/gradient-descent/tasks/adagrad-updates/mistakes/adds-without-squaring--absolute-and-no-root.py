# A variant: the absolute values, without the root.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + np.abs(gradient)
        params = params - learning_rate * gradient / (squares + eps)
    return params
