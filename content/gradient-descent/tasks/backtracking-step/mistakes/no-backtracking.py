"""You take the first rate as it is: nothing is ever made smaller. Test the
step, and while f does not fall enough multiply t by shrink.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    return x - learning_rate * (H @ x - b)
