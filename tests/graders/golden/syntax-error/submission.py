def descend(start, rate, steps)
    return start
