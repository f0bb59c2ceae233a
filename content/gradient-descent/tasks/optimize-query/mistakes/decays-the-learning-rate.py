"""Your learning rate shrinks as you go. Decay is useful against noise, but
here the gradient is exact, and the rate is asked to stay what it was: use
learning_rate in every update.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for k in range(num_iterations):
        x = x - learning_rate / (1 + k) * 2 * (x - 2)
    return x
