"""You cut single entries to ±max_norm; that is clipping by value, and it
turns the direction. Measure the norm of everything together and scale all
entries by one factor.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in gradients]
