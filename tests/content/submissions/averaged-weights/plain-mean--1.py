import numpy as np
def averaged_weights(weights, decay):
    return np.array([weights[: i + 1].mean(axis=0) for i in range(len(weights))])
