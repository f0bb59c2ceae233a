# A variant: divided by 1 + 0.001·k.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for k in range(num_iterations):
        x = x - learning_rate / (1 + 0.001 * k) * 2 * (x - 2)
    return x
