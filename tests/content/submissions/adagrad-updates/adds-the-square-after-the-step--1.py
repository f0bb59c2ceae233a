import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.vstack([np.zeros(len(params)), np.cumsum(gradients ** 2, axis=0)])
    for g, s in zip(gradients, squares):
        params = params - learning_rate * g / (np.sqrt(s) + eps)
    return params
