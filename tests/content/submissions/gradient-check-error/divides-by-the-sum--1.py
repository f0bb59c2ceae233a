def gradient_check_error(a, b):
    worst = 0.0
    for x, y in zip(a.flatten(), b.flatten()):
        total = abs(x) + abs(y)
        if total > 0:
            worst = max(worst, abs(x - y) / total)
    return float(worst)
