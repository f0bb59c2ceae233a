# Backprop as it is written: from the output to the input.


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in reversed(weights.tolist()):
        gradient = gradient * w + (gradient if residual else 0.0)
    return gradient
