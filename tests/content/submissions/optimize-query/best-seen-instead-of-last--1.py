def optimize_query(initial_x, learning_rate, num_iterations):
    xs = [initial_x]
    for i in range(num_iterations):
        xs.append(xs[-1] - learning_rate * (2 * xs[-1] - 4))
    return min(xs, key=lambda x: (x - 2) ** 2)
