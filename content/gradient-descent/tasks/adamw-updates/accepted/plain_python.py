# No NumPy but for the answer: one parameter after the other.
import math

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    moved = []
    for place, column in zip(params.tolist(), gradients.T.tolist()):
        first = second = 0.0
        for step, slope in enumerate(column, start=1):
            place *= 1 - learning_rate * weight_decay
            first = beta1 * first + (1 - beta1) * slope
            second = beta2 * second + (1 - beta2) * slope**2
            size = math.sqrt(second / (1 - beta2**step)) + eps
            place -= learning_rate * first / (1 - beta1**step) / size
        moved.append(place)
    return np.array(moved)
