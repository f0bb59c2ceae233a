def descend(start, rate, steps):
    x = start
    for _ in range(steps):
        x = x - rate * gradeint(x)
    return x


def gradient(x):
    return 2 * (x - 2)
