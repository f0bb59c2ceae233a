import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    v = np.zeros(len(params))
    w = np.array(params)
    for i in range(len(gradients)):
        v += (1 - momentum) * (gradients[i] - v)
        w -= learning_rate * v
    return w
