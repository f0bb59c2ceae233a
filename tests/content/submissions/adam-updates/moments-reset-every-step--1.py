import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    for t, g in enumerate(gradients, 1):
        m = (1 - beta1) * g
        v = (1 - beta2) * g ** 2
        params = params - learning_rate * m / (1 - beta1 ** t) / ((v / (1 - beta2 ** t)) ** 0.5 + eps)
    return params
