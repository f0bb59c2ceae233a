"""You take a power of one number, a weight or the mean of all, as if all
layers had the same. Each has its own: multiply them one by one.
"""


def gradient_through_depth(weights, residual):
    if len(weights) == 0:
        return 1.0
    slope = 1 + weights[0] if residual else weights[0]
    return float(slope ** len(weights))
