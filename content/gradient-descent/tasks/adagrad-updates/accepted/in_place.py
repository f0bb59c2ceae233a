# In place, on arrays of its own.
import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    place, squares = params.copy(), np.zeros(params.shape)
    for row in range(gradients.shape[0]):
        squares += np.square(gradients[row])
        place -= learning_rate * gradients[row] / (squares**0.5 + eps)
    return place
