def optimize_query(initial_x, learning_rate, num_iterations):
    """Minimise f(x) = (x - 2)**2 by gradient descent.

    Args:
        initial_x: where to start, a float.
        learning_rate: the step size, a float.
        num_iterations: how many updates to make, an int.

    Returns:
        The last x.
    """
    x = initial_x
    # Your code: gradient, update, print; num_iterations times.
    return x
