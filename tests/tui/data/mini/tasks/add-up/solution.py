def add_up(count):
    return count * (count + 1) // 2
