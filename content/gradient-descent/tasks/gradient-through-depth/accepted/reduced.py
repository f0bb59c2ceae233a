# A product without NumPy's help.
from functools import reduce
from operator import mul


def gradient_through_depth(weights, residual):
    return reduce(mul, (w + int(residual) for w in weights), 1.0)
