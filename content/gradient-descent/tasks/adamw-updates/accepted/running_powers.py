# The powers of the betas are kept as products.
import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    power1 = power2 = 1.0
    for gradient in gradients:
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        power1, power2 = power1 * beta1, power2 * beta2
        params = (1 - learning_rate * weight_decay) * params - learning_rate * (first / (1 - power1)) / (np.sqrt(second / (1 - power2)) + eps)
    return params
