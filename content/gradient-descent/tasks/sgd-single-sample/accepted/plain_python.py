# No NumPy: lists and floats.
def sgd_single_sample(X, w_init, learning_rate, order):
    points = X.tolist()
    w = w_init
    for index in order.tolist():
        gradient = 2 * w - 2 * points[index]
        w -= learning_rate * gradient
    return w
