from functools import reduce


def gradient_through_depth(weights, residual):
    return float(reduce(lambda g, w: g + g * w, weights, 1.0))
