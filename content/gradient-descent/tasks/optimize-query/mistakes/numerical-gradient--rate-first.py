# A variant: h = 1e-10, the rate multiplied before the division.
def f(x):
    return (x - 2) ** 2


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (f(x + 1e-10) - f(x)) / 1e-10
    return x
