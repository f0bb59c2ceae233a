import numpy as np
def averaged_weights(weights, decay):
    e = np.zeros_like(weights[0])
    out = []
    for t in range(1, len(weights) + 1):
        e = e - decay * (e - weights[t - 1])
        out.append(e / (1 - decay ** t))
    return np.stack(out)
