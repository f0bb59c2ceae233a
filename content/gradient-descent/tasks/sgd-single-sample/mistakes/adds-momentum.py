"""You keep a velocity: the steps before still push. That is momentum, a
fine method, but not the one asked for. Each step is the rate times the
gradient of its own point, nothing else.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w, velocity = w_init, 0.0
    for index in order:
        velocity = 0.9 * velocity + learning_rate * 2 * (w - X[index])
        w = w - velocity
    return w
