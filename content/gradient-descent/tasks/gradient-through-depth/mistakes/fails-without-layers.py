"""Without any layer your code raises, since it asks for the first one. Start
the product at 1.0 and let the loop run over nothing.
"""


def gradient_through_depth(weights, residual):
    gradient = 1 + weights[0] if residual else weights[0]
    for w in weights[1:]:
        gradient = gradient * (1 + w if residual else w)
    return float(gradient)
