"""Only the last layer is left: the gradient is overwritten in every turn.
Multiply what you have by the layer's derivative, gradient = gradient ·
(…).
"""


def gradient_through_depth(weights, residual):
    gradient = 1.0
    for w in weights:
        gradient = 1 + w if residual else w
    return float(gradient)
