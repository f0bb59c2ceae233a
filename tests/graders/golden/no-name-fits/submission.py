def descend(start, rate, steps):
    return start - 0.125 * steps + rate
