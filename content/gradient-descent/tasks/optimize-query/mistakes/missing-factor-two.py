"""A factor 2 is missing: your steps are half as long as they should be. The
power rule brings the 2 down from the square, so the gradient is 2(x − 2).
(Half the squared loss would cancel it, but that is another loss.)
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (x - 2)
    return x
