def descend(start, rate, steps):
    x = start
    for _ in range(steps):
        x = x - rate * (x - 2)
    return x
