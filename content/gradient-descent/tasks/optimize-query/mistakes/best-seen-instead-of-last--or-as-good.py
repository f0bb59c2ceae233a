# A variant: takes the later of two that are as good.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = best = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
        if (x - 2) ** 2 <= (best - 2) ** 2:
            best = x
    return best
