import numpy as np
def averaged_weights(weights, decay):
    e = np.zeros(weights.shape[1])
    out = []
    for w in weights:
        e[:] = decay * e + (1 - decay) * w
        out.append(e)
    out = np.array(out)
    return out / (1 - decay ** len(weights))
