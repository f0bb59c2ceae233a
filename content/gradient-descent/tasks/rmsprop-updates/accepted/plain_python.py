# No NumPy but for the answer: one parameter after the other.
import math

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    moved = []
    for place, column in zip(params.tolist(), gradients.T.tolist()):
        squares = 0.0
        for slope in column:
            squares = alpha * squares + (1 - alpha) * slope * slope
            place -= learning_rate / (math.sqrt(squares) + eps) * slope
        moved.append(place)
    return np.array(moved)
