def gradient_through_depth(weights, residual):
    g = 1.0
    for w in weights:
        g = g * w + (w * g if residual else 0)
    return float(g)
