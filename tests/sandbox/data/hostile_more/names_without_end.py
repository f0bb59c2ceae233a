for _number in range(30_000):
    globals()[f"n{_number}\x1b[2J" * 3] = _number


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
