def gradient_through_depth(weights, residual):
    g = None
    for w in weights:
        slope = w + 1 if residual else w
        g = slope if g is None else g * slope
    return float(g or 0)
