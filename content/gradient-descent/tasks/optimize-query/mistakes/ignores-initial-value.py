"""You start from a value of your own: initial_x is never used. Begin with x =
initial_x, so that the caller decides where the descent starts.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = 0.0
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
