import numpy as np
def averaged_weights(weights, decay):
    e = np.zeros(weights.shape[1])
    for w in weights:
        e = decay * e + (1 - decay) * w
    return e / (1 - decay ** len(weights))
