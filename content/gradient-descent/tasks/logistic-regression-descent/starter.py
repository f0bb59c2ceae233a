import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    """Fit labels 0 and 1 by gradient descent on the mean log-loss.

    Args:
        X: a row an example, a float64 array of shape (n, d).
        y: the labels 0.0 and 1.0, a float64 array of shape (n,).
        learning_rate: the step size, a float.
        num_iterations: how many updates to make, an int, 0 or more.

    Returns:
        (weights, bias): a float64 array of shape (d,) and a float.
    """
    weights = np.zeros(X.shape[1])
    bias = 0.0
    # Your code: probabilities, both gradients, both updates;
    # num_iterations times.
    return weights, bias
