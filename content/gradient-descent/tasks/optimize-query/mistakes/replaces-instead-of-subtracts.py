"""You put the step where the parameter was instead of taking the step from it.
Write x = x - step or x -= step; note that x =- step is read as x = (-step).
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = learning_rate * 2 * (x - 2)
    return x
