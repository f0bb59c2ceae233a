# No NumPy but for the answer: one parameter after the other.
import math

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    moved = []
    for place, column in zip(params.tolist(), gradients.T.tolist()):
        squares = 0.0
        for slope in column:
            squares += slope * slope
            place -= learning_rate / (math.sqrt(squares) + eps) * slope
        moved.append(place)
    return np.array(moved)
