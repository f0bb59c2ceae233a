def gradient_through_depth(weights, residual):
    g, skip = 1.0, 1.0 if residual else 0.0
    for i in range(len(weights)):
        g = skip + weights[i] * g
    return float(g)
