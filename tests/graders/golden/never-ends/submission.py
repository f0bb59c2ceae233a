def descend(start, rate, steps):
    x = start
    while steps > 1:
        x = x - rate * 2 * (x - 2)
    return x
