import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    for t in range(len(gradients)):
        rms = np.sqrt(np.mean(gradients[: t + 1] ** 2, axis=0))
        params = params - learning_rate * gradients[t] / (rms + eps)
    return params
