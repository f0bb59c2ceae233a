# A variant: starts at 1.


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in weights:
        gradient += 1 + w if residual else w
    return float(gradient)
