# A variant: divided by the root of the step.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate / count**0.5 * gradient / (np.sqrt(squares) + eps)
    return params
