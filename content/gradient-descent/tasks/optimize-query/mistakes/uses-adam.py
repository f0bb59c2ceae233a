"""This is Adam: its steps have about the length of the learning rate, however
steep it is. The task wants plain gradient descent, x ← x − η·gradient,
without averages and without a root.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x, m, s = initial_x, 0.0, 0.0
    for t in range(1, num_iterations + 1):
        gradient = 2 * (x - 2)
        m = 0.9 * m + 0.1 * gradient
        s = 0.999 * s + 0.001 * gradient**2
        x = x - learning_rate * (m / (1 - 0.9**t)) / ((s / (1 - 0.999**t)) ** 0.5 + 1e-8)
    return x
