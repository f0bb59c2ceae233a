"""
also_known_as: [half-the-loss]

Your steps are half as long as they should be: the 2 of the derivative is
missing. The derivative of (w − Xᵢ)² is 2(w − Xᵢ).
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * (w - X[index])
    return w
