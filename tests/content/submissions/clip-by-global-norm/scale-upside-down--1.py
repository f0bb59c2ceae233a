import numpy as np


def clip_by_global_norm(gradients, max_norm):
    n = np.sqrt(sum(np.vdot(g, g) for g in gradients))
    with np.errstate(all="ignore"):
        return [g * n / max_norm if n > max_norm else g.copy() for g in gradients]
