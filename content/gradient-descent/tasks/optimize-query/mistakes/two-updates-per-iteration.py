"""You make two updates in each iteration. Perhaps the step is taken once more
where the progress is printed, or a helper updates as well: compute the new
x once, then print that.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
        x = x - learning_rate * 2 * (x - 2)
    return x
