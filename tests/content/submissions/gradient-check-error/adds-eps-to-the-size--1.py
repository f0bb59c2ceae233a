import numpy as np
def gradient_check_error(a, b):
    if a.size == 0:
        return 0.0
    return float(np.max(abs(a - b) / (np.maximum(abs(a), abs(b)) + 1e-8)))
