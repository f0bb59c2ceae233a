def descend(start, rate, steps):
    hoard = []
    while steps > 1:
        hoard.append(bytearray(50_000_000))
    return start - rate * 2 * (start - 2) * steps
