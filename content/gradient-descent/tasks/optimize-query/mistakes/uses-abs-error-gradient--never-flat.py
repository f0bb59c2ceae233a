# A variant: has a slope even at the minimum.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (2 if x > 2 else -2)
    return x
