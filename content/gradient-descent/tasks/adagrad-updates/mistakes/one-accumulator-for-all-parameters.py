"""You keep a single sum of squares, so all parameters share one rate and
the steep one slows the others. That is what AdaGrad is there to avoid: keep
s in the shape of params.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = 0.0
    for gradient in gradients:
        squares = squares + np.sum(gradient**2)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
