"""Only one point of each batch is used. All points of the batch pull at w
together: sum over X[batch].
"""


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * (w - X[batch[0]])
    return w
