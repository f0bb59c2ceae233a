def gradient_through_depth(weights, residual):
    g = 1.0
    for i in range(1, len(weights)):
        g *= weights[i] + (1 if residual else 0)
    return float(g)
