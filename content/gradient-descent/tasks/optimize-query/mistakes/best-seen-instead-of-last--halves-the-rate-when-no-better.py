# A variant: takes a bad step back and halves the rate.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, rate = initial_x, learning_rate
    for _ in range(num_iterations):
        new = x - rate * 2 * (x - 2)
        if (new - 2) ** 2 < (x - 2) ** 2:
            x = new
        else:
            rate /= 2
    return x
