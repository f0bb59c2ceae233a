# In place, on arrays of its own.
import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    place, squares = params.copy(), np.zeros(params.shape)
    for row in range(gradients.shape[0]):
        squares *= alpha
        squares += (1 - alpha) * np.square(gradients[row])
        place -= learning_rate * gradients[row] / (squares**0.5 + eps)
    return place
