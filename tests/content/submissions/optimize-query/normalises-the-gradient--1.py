def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for i in range(num_iterations):
        g = 2 * (x - 2)
        if g:
            x -= learning_rate * g / abs(g)
    return x
