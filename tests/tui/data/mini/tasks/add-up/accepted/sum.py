def add_up(count):
    return sum(range(1, count + 1))
