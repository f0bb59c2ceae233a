# A variant: h = 1e-9.
def f(x):
    return (x - 2) ** 2


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = (f(x + 1e-9) - f(x)) / 1e-9
        x = x - learning_rate * gradient
    return x
