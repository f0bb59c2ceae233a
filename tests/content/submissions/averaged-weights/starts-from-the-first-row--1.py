import numpy as np
def averaged_weights(weights, decay):
    e = weights[0].copy()
    out = []
    for i, w in enumerate(weights):
        if i > 0:
            e = e + (1 - decay) * (w - e)
        out.append(e)
    return np.stack(out)
