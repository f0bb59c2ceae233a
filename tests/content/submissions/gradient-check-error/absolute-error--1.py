def gradient_check_error(analytic, numeric):
    worst = 0.0
    for a, n in zip(analytic.flatten(), numeric.flatten()):
        worst = max(worst, abs(a - n))
    return float(worst)
