# Without array operations: keep the worst so far.
def gradient_check_error(analytic, numeric):
    worst = 0.0
    for a, n in zip(analytic.ravel().tolist(), numeric.ravel().tolist()):
        if a != n:
            worst = max(worst, abs(a - n) / max(abs(a), abs(n)))
    return worst
