"""An index that occurs twice counts once with you: a set or np.unique has
thrown the repeats away. Its point was drawn twice and pulls twice.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in dict.fromkeys(order.tolist()):
        w = w - learning_rate * 2 * (w - X[index])
    return w
