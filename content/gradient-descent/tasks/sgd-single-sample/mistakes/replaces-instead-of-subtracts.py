"""You put the step where the parameter was instead of taking the step from
it. Write w = w - step or w -= step; note that w =- step is read as w =
(-step).
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = learning_rate * 2 * (w - X[index])
    return w
