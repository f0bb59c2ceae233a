import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    m, v = 0, 0
    w = params.copy()
    for t, g in enumerate(gradients, 1):
        w -= weight_decay * w
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        w -= learning_rate * m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + eps)
    return w
