import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    for i in range(1, len(gradients)):
        gradients[i] += momentum * gradients[i - 1]
    return params - learning_rate * gradients.sum(axis=0)
