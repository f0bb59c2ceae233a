"""In each residual layer you add 1 instead of the gradient that has come
that far. The skip hands on the gradient itself: g ← g·w + g.
"""


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in weights:
        gradient = gradient * w + 1 if residual else gradient * w
    return float(gradient)
