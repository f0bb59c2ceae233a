# The chain is linear, so what it makes of 1 is its derivative.


def gradient_through_depth(weights, residual):
    h = 1.0
    for w in weights:
        h = h + w * h if residual else w * h
    return h
