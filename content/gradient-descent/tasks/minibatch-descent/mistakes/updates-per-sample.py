"""You update after each point of the batch, which is stochastic descent: later
points see a w that has already moved. Sum the pull of the whole batch at
one w, then make one update.
"""


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        for index in batch:
            w = w - learning_rate * 2 * (w - X[index])
    return w
