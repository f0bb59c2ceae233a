# A variant: without a layer there is nothing to return.


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in weights:
        gradient *= 1 + w if residual else w
        return gradient
