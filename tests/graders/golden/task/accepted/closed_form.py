def descend(start, rate, steps):
    return 2 + (start - 2) * (1 - 2 * rate) ** steps
