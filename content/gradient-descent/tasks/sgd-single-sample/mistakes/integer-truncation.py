"""The digits after the point get lost: numbers are turned into whole ones
on the way. Keep w a float; int() cuts, and an integer array cuts whatever
is stored into it.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = int(w_init)
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
