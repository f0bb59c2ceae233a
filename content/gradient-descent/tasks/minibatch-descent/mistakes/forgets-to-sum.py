"""Your gradient is an array, one entry a point, so w becomes an array too.
There is one w, and the points of the batch pull at it together: sum, 2 *
np.sum(w - X[batch]).
"""


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * (w - X[batch])
    return w
