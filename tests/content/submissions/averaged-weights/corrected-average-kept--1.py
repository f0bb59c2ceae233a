import numpy as np
def averaged_weights(weights, decay):
    out = np.zeros_like(weights)
    e = 0.0
    for i in range(len(weights)):
        e = (decay * e + (1 - decay) * weights[i]) / (1 - decay ** (i + 1))
        out[i] = e
    return out
