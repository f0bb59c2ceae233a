# A variant: math.exp raises where NumPy gives infinity.
import math

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n, c = logits.shape
    result = np.zeros((n, c))
    for i in range(n):
        powers = [math.exp(z) for z in logits[i]]
        for j in range(c):
            result[i, j] = (powers[j] / sum(powers) - (j == labels[i])) / n
    return result
