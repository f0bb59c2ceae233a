def gradient_through_depth(weights, residual):
    g = 1.0
    for w in weights:
        if residual:
            g = g + w
        else:
            g = g * w
    return float(g)
