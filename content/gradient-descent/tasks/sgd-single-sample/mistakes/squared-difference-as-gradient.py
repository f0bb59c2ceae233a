"""You subtract the loss, not its slope. Differentiate first: the 2 comes
down and the exponent goes, which leaves 2(w − Xᵢ). Only that knows on which
side of the point you are.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * (w - X[index]) ** 2
    return w
