# A variant: a step of zero where the root is zero.
import numpy as np


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    first, second = np.zeros_like(params), np.zeros_like(params)
    for step, gradient in enumerate(gradients, start=1):
        first = beta1 * first + (1 - beta1) * gradient
        second = beta2 * second + (1 - beta2) * gradient**2
        root = np.sqrt(second / (1 - beta2**step))
        params = (1 - learning_rate * weight_decay) * params - learning_rate * np.divide(first / (1 - beta1**step), root, out=np.zeros_like(root), where=root > 0)
    return params
