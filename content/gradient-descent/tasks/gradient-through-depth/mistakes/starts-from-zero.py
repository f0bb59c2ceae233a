"""Your product starts at 0 and stays there whatever comes. Start it at 1,
the derivative of handing the input through.
"""


def gradient_through_depth(weights, residual):
    gradient = 0.0
    for w in weights:
        gradient *= 1 + w if residual else w
    return gradient
