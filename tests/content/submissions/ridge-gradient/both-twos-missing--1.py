def ridge_gradient(X, y, weights, bias, penalty):
    n = len(y)
    e = X @ weights + bias - y
    return e @ X / n + penalty * weights, sum(e) / n
