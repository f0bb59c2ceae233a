# A variant: a step of zero where the root is zero.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        root = np.sqrt(squares)
        params = params - learning_rate * np.divide(gradient, root, out=np.zeros_like(root), where=root > 0)
    return params
