"""Gradient descent on (x - 2)**2: slope first, then the step, then the log."""


def f(x):
    return (x - 2) ** 2


def gradient(x):
    return 2 * (x - 2)


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for i in range(num_iterations):
        x = x - learning_rate * gradient(x)
        print(f"iteration {i + 1}: x = {x:.6f}, f(x) = {f(x):.6f}")
    return x
