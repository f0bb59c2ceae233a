# A variant: from the output to the input.


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in weights[::-1]:
        gradient = gradient * w + 1 if residual else gradient * w
    return float(gradient)
