# No NumPy but for the answer: one parameter after the other.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    moved = []
    for place, column in zip(params.tolist(), gradients.T.tolist()):
        velocity = 0.0
        for slope in column:
            velocity = momentum * velocity + slope
            place -= learning_rate * velocity
        moved.append(place)
    return np.array(moved)
