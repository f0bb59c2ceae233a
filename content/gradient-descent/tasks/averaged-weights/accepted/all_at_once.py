# Each result is a weighted mean of the rows so far: one triangular matrix of powers.
import numpy as np


def averaged_weights(weights, decay):
    age = np.subtract.outer(np.arange(len(weights)), np.arange(len(weights)))
    shares = np.where(age >= 0, np.float64(decay) ** np.maximum(age, 0), 0.0)
    return shares @ weights / shares.sum(axis=1, keepdims=True)
