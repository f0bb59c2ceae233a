# A variant: h = 1e-7.
def f(x):
    return (x - 2) ** 2


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = (f(x + 1e-7) - f(x)) / 1e-7
        x = x - learning_rate * gradient
    return x
