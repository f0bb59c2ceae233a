def gradient_through_depth(weights, residual):
    g = 1.0
    for i in range(len(weights) - 1):
        g *= weights[i] + bool(residual)
    return float(g)
