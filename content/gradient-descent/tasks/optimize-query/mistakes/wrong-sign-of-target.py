"""A sign inside the gradient is wrong: with x + 2 the descent goes to −2. The
minimum of (x − 2)² lies at 2, so the gradient is 2(x − 2).
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x + 2)
    return x
