# No NumPy: an exact sum over the points of each batch.
from math import fsum


def minibatch_descent(X, w_init, learning_rate, batches):
    points = X.tolist()
    w = w_init
    for batch in batches:
        w -= learning_rate * 2 * fsum(w - points[index] for index in batch.tolist())
    return w
