"""A zero is a legal value, and your code takes it for a missing one: `or`
replaces every 0. With num_iterations 0 the start comes back as it is, and a
start of 0 is a start like any other. Test `is None` if you want a default.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    num_iterations = num_iterations or 100
    x = initial_x or 1.0
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
