"""You compute the gradient once and use it for ever, so x walks in a straight
line past the minimum. The slope changes as x moves: compute it inside the
loop, before each update.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    gradient = 2 * (x - 2)
    for _ in range(num_iterations):
        x = x - learning_rate * gradient
    return x
