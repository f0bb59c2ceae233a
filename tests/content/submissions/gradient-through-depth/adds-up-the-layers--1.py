def gradient_through_depth(weights, residual):
    return float(sum((w + 1) if residual else w for w in weights))
