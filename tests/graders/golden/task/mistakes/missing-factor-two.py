"""The derivative of (x - 2)² is 2(x - 2): your 2 is missing."""


def descend(start, rate, steps):
    x = start
    for _ in range(steps):
        x = x - rate * (x - 2)
    return x
