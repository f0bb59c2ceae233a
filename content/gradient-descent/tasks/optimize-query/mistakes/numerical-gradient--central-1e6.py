# A variant: a difference to both sides, h = 1e-6.
def f(x):
    return (x - 2) ** 2


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = (f(x + 1e-6) - f(x - 1e-6)) / (2 * 1e-6)
        x = x - learning_rate * gradient
    return x
