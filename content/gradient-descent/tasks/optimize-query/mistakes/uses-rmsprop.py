"""Your steps are divided by the size the gradients have had, as in RMSProp.
The task wants plain gradient descent, x ← x − η·gradient, without averages
and without a root.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x, s = initial_x, 0.0
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        s = 0.9 * s + 0.1 * gradient**2
        x = x - learning_rate * gradient / (s**0.5 + 1e-8)
    return x
