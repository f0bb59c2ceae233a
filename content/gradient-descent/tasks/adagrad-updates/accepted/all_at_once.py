# Without a loop: the sums of squares of all steps at once.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.cumsum(gradients**2, axis=0)
    steps = gradients / (np.sqrt(squares) + eps)
    return params - learning_rate * steps.sum(axis=0)
