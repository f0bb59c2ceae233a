"""The new square enters whole: without the factor 1 − α this is a fading
sum, up to 1/(1 − α) times too large. Average instead, s ← αs + (1 − α)g².
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
