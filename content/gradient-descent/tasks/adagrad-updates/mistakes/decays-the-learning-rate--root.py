# A variant: divided by the root of the step.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        squares = squares + gradient**2
        params = params - learning_rate / count**0.5 * gradient / (np.sqrt(squares) + eps)
    return params
