def descent(start, rate, steps):
    return start
