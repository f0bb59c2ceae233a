import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    grad = np.dot(H, x) - b
    return np.subtract(x, learning_rate * grad)
