"""You return the gradient; the caller wants the parameter. At the end of the
loop, return x.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return 2 * (x - 2)
