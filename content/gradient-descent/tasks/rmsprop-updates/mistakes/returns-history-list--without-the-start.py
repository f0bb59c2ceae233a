# A variant: without the start.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    places = []
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
        places.append(params)
    return places
