# Keeps every value, expands the gradient, counts with while.
def optimize_query(initial_x, learning_rate, num_iterations):
    history = [float(initial_x)]
    while len(history) <= num_iterations:
        here = history[-1]
        history.append(here - learning_rate * (2 * here - 4))
    return history[-1]
