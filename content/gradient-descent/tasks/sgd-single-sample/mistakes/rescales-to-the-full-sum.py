"""You scale the point's gradient by n, an unbiased estimate of the full
sum. Right for that convention; this task takes the gradient of the one
point, 2(w − Xᵢ).
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index]) * len(X)
    return w
