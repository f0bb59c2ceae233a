import numpy as np
def gradient_check_error(a, b):
    if a.size == 0:
        return 0.0
    with np.errstate(all="ignore"):
        return float(np.max(abs(a - b) / np.maximum(abs(a), abs(b))))
