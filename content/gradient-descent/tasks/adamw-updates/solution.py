"""AdamW: Adam, with the weight decay taken off the weights and kept out of the moments."""

import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    m = np.zeros_like(params)
    v = np.zeros_like(params)
    for t, gradient in enumerate(gradients, start=1):
        params = (1 - learning_rate * weight_decay) * params
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        params = params - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return params
