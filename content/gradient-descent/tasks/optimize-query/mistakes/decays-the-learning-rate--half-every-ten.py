# A variant: halved every ten iterations.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for k in range(num_iterations):
        x = x - learning_rate * 0.5 ** (k // 10) * 2 * (x - 2)
    return x
