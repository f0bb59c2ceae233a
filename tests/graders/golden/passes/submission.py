def descend(start, rate, steps):
    x = start
    for step in range(steps):
        x -= rate * 2 * (x - 2)
        if step < 2:
            print(step, x)
    return x
