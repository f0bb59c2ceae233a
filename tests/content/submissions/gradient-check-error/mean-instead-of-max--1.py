import numpy as np
def gradient_check_error(a, b):
    errors = []
    for x, y in zip(a.flatten(), b.flatten()):
        m = max(abs(x), abs(y))
        errors.append(abs(x - y) / m if m else 0.0)
    return float(np.average(errors)) if errors else 0.0
