"""You divide by the larger value instead of the larger magnitude, so
negative slopes give negative errors. Take np.abs of both first.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(analytic, numeric)
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size != 0)
    return float(error.max(initial=0.0))
