"""You only update where w lies below the point, or only where it lies
above. Each point pulls from either side: make the update for every index.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        if w > X[index]:
            continue
        w = w - learning_rate * 2 * (w - X[index])
    return w
