def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    seen = set()
    for i in order:
        if i in seen:
            continue
        seen.add(i)
        w -= learning_rate * 2 * (w - X[i])
    return float(w)
