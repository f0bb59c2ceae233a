"""You return the parameters after every step. Return only the last ones:
keep a list for your own use if you like, and give back its last entry.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    places = [params]
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
        places.append(params)
    return places
