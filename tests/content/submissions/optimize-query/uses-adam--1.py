import math


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    m = v = 0
    for i in range(1, num_iterations + 1):
        g = 2 * (x - 2)
        m = 0.9 * m + 0.1 * g
        v = 0.99 * v + 0.01 * g * g
        x -= learning_rate * (m / (1 - 0.9**i)) / (math.sqrt(v / (1 - 0.99**i)) + 1e-8)
    return x
