"""Your steps are twice as long as they should be: a factor 2 too many. The
gradient is 2(x − 2); check whether the 2 stands both in a helper and in the
update.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        x = x - learning_rate * 2 * gradient
    return x
