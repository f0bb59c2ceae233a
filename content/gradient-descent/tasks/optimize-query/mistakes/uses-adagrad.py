"""Your steps are divided by the root of all squared gradients so far, as in
AdaGrad, so they only get shorter. The task wants plain gradient descent, x
← x − η·gradient.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x, s = initial_x, 0.0
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        s = s + gradient**2
        x = x - learning_rate * gradient / (s**0.5 + 1e-8)
    return x
