"""The learning rate goes in twice, once in the step and once more in the
update, so you walk η² instead of η. Keep it in one place: gradient = 2(x −
2), then x ← x − η·gradient.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        step = learning_rate * 2 * (x - 2)
        x = x - learning_rate * step
    return x
