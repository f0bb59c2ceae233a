"""You keep a velocity: the steps before still push. That is momentum, a fine
method, but not the one asked for. Here each step is the learning rate times
the gradient at the current x, nothing else.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x, velocity = initial_x, 0.0
    for _ in range(num_iterations):
        velocity = 0.9 * velocity + learning_rate * 2 * (x - 2)
        x = x - velocity
    return x
