def gradient_through_depth(weights, residual):
    g = 0
    for w in weights:
        g = g * w + (g if residual else 0)
    return g
