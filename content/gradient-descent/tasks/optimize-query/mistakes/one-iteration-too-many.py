"""The update is right, but you make one more than asked for.
range(num_iterations) already gives exactly num_iterations turns, counted
from 0; no + 1, and with while it is i < num_iterations, not <=.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations + 1):
        x = x - learning_rate * 2 * (x - 2)
    return x
