"""
also_known_as: [normalises-the-gradient]

Your gradient is a sign, that of the absolute error: each step has one
length. The loss is squared, so a point pulls in proportion to its distance:
2(w − Xᵢ).
"""

import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * np.sign(w - X[index])
    return w
