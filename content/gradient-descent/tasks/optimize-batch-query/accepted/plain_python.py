# No NumPy: an exact sum over a list.
from math import fsum


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    points = X.tolist()
    w = w_init
    for _ in range(num_iterations):
        w -= learning_rate * fsum(2 * (w - point) for point in points)
    return w
