"""You add the squares up and never forget one, which is AdaGrad: your steps
die out. RMSProp averages, s ← αs + (1 − α)g².
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
