def gradient_through_depth(weights, residual):
    g = 1.0
    for w in weights:
        g += w * g
    return float(g)
