def optimize_query(initial_x, learning_rate, num_iterations):
    while True:
        print(".", end="")
