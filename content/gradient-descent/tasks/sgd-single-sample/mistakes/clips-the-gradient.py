"""You clip the gradient, so that far points pull no harder than near ones.
This task wants the step the gradient asks for: leave the clipping out.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * max(-1.0, min(1.0, 2 * (w - X[index])))
    return w
