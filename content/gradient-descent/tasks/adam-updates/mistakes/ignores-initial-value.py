"""
also_known_as: [returns-the-change]

You start from values of your own, such as zeros or ones: the start you are
given is missing from the result. Begin with the params you are given and
take the steps from them, so that training can go on where it stood.
"""

import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    params = np.zeros_like(params)
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
