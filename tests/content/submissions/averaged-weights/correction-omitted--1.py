import numpy as np
def averaged_weights(weights, decay):
    out = np.zeros_like(weights)
    e = 0
    for i in range(len(weights)):
        e = e * decay + weights[i] - decay * weights[i]
        out[i] = e
    return out
