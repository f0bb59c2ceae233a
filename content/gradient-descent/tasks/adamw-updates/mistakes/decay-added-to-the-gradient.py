"""
also_known_as: [l2-instead-of-decay]

Your decay is added to the gradient, to m or to m̂, so that Adam divides it
by √v̂ like all else and large gradients are decayed less. That is L2; AdamW
takes it off the weights, x ← (1 − ηλ)x.
"""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        gradient = gradient + weight_decay * params
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        params = params - learning_rate * (first / (1 - beta1**step)) / (np.sqrt(second / (1 - beta2**step)) + eps)
    return params
