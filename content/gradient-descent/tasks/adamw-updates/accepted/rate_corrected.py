# Both corrections in the rate; eps is scaled so that it counts after the correction.
import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    place, first, second = params.copy(), np.zeros(params.shape), np.zeros(params.shape)
    for row in range(len(gradients)):
        gradient = gradients[row]
        place -= learning_rate * weight_decay * place
        first += (1 - beta1) * (gradient - first)
        second += (1 - beta2) * (gradient * gradient - second)
        root = np.sqrt(1 - beta2 ** (row + 1))
        rate = learning_rate * root / (1 - beta1 ** (row + 1))
        place -= rate * first / (np.sqrt(second) + eps * root)
    return place
