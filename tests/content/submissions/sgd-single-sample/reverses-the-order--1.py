def sgd_single_sample(X, w_init, learning_rate, order):
    w, todo = w_init, list(order)
    while todo:
        w -= learning_rate * 2 * (w - X[todo.pop()])
    return float(w)
