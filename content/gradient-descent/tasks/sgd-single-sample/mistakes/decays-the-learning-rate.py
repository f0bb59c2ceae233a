"""Your learning rate shrinks from point to point. Decay is what lets SGD
settle, but this task keeps the rate as it was: use learning_rate in every
update.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for k, index in enumerate(order):
        w = w - learning_rate / (1 + k) * 2 * (w - X[index])
    return w
