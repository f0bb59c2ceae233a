"""You subtract the loss, not its slope. Differentiate first: the 2 comes down
and the exponent goes, which leaves 2(x − 2). Only that knows on which side
of the minimum you are.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (x - 2) ** 2
    return x
