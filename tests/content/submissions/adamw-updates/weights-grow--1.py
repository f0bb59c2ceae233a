import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    m, v = 0, 0
    for t, g in enumerate(gradients, 1):
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        params = params - learning_rate * (m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + eps) - weight_decay * params)
    return params
