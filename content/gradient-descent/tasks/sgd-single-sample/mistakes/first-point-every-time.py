"""Every update uses the same point. The loop runs as often as it should,
but the point inside it never changes: use the loop's own variable,
X[index].
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[order[0]])
    return w
