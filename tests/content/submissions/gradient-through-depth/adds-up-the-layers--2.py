def gradient_through_depth(weights, residual):
    total = 0.0
    for w in weights:
        total += w
        if residual:
            total += 1
    return float(total)
