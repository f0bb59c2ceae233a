"""A sign inside the gradient is wrong: with w + Xᵢ the descent goes away
from the points. The loss measures the difference, so the gradient is 2(w −
Xᵢ).
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w + X[index])
    return w
