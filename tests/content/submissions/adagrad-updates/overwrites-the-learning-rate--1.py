import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    s = np.zeros_like(params)
    for g in gradients:
        s = s + g ** 2
        learning_rate = learning_rate * 1 / (eps + np.sqrt(s))
        params = params - g * learning_rate
    return params
