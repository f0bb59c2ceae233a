# A variant: the loss from before the last update.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    loss = (x - 2) ** 2
    for _ in range(num_iterations):
        loss = (x - 2) ** 2
        x = x - learning_rate * 2 * (x - 2)
    return loss
