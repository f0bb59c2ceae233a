"""You measure the slope with a small difference, which is off by about h or
drowns in rounding. Use the derivative itself, 2(x − 2): exact, and cheaper.
(Differences are good for checking a gradient, not for descending.)
"""


def f(x):
    return (x - 2) ** 2


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = (f(x + 1e-3) - f(x)) / 1e-3
        x = x - learning_rate * gradient
    return x
