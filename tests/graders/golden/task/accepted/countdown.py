def descend(start, rate, steps):
    while steps:
        start, steps = start - rate * (2 * start - 4), steps - 1
    return start
