"""The gradient is not the derivative of (x − 2)². By the chain rule it is 2(x
− 2) = 2x − 4: the 2 multiplies the −2 as well. Where your slope is zero you
end up, so check that it is zero at 2.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (2 * x - 2)
    return x
