"""You add the gradient, so you climb. Subtract it."""


def descend(start, rate, steps):
    x = start
    for _ in range(steps):
        x = x + rate * 2 * (x - 2)
    return x
