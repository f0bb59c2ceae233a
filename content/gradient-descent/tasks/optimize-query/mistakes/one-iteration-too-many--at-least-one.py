# A variant: checks after the update whether it was the last.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, done = initial_x, 0
    while True:
        x = x - learning_rate * 2 * (x - 2)
        done += 1
        if done >= num_iterations:
            return x
