# A variant: the 2 left out of the first term.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (x - 4)
    return x
