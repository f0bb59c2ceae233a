"""The start comes back as it was: no step ever reaches x. Assign what it leads
to, x = x - learning_rate * gradient; an expression alone changes nothing,
and neither does a new name that is not returned.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x - learning_rate * 2 * (x - 2)
    return x
