"""You leave the loop once a step is small. The next point may pull hard
again: make an update for every index, however little it moves.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        step = learning_rate * 2 * (w - X[index])
        w = w - step
        if abs(step) < 1e-6:
            break
    return w
