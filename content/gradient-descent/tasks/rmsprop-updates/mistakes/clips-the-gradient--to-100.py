# A variant: to ±100.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        gradient = np.clip(gradient, -100, 100)
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
