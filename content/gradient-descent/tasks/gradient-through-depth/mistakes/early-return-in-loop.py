"""Only the first layer counts: the return stands inside the loop. Move it
out to the left, below the loop.
"""


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in weights:
        gradient *= 1 + w if residual else w
        return gradient
    return gradient
