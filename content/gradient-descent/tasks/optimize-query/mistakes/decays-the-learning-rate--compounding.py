# A variant: what was divided by 1 + k is divided again.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, rate = initial_x, learning_rate
    for k in range(num_iterations):
        rate = rate / (1 + k)
        x = x - rate * 2 * (x - 2)
    return x
