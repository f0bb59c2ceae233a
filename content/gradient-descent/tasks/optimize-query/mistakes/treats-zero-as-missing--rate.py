# A variant: only the learning rate.
def optimize_query(initial_x, learning_rate, num_iterations):
    learning_rate = learning_rate or 0.01
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
