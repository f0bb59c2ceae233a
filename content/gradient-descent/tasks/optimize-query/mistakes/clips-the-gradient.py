"""You clip the gradient, so that far from the minimum all your steps have one
length. That tames exploding gradients, but this task wants the step the
gradient asks for: leave the clipping out.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = max(-1.0, min(1.0, 2 * (x - 2)))
        x = x - learning_rate * gradient
    return x
