# A variant: without iterations the start.
def optimize_query(initial_x, learning_rate, num_iterations):
    return 2.0 if num_iterations else initial_x
