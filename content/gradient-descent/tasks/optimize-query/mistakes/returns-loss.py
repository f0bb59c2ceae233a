"""The descent itself is right, but you return the loss; the caller wants the
parameter. Print the loss if you like, and return x.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return (x - 2) ** 2
