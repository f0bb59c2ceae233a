import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    x = params.copy()
    m, v = np.zeros_like(x), np.zeros_like(x)
    t = 0
    for g in gradients:
        for i in range(len(x)):
            t += 1
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
            x[i] -= learning_rate * m[i] / (1 - beta1 ** t) / (np.sqrt(v[i] / (1 - beta2 ** t)) + eps)
    return x
