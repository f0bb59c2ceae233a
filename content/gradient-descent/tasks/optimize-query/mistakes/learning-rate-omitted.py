"""You subtract the whole gradient: the learning rate is never used. Scale the
step with it, x ← x − learning_rate · gradient, or every rate gives the same
path.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - 2 * (x - 2)
    return x
