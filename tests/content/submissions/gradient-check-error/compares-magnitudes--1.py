def gradient_check_error(a, b):
    worst = 0.0
    for x, y in zip(a.flatten(), b.flatten()):
        m = max(abs(x), abs(y))
        if m:
            worst = max(worst, 1 - min(abs(x), abs(y)) / m)
    return float(worst)
