import numpy as np
def averaged_weights(weights, decay):
    e = np.zeros_like(weights[0])
    out = []
    for w in weights:
        e = decay * e + (1 - decay) * w
        out.append(e / (1 - decay))
    return np.stack(out)
