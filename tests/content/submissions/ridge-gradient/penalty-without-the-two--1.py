def ridge_gradient(X, y, weights, bias, penalty):
    n = len(y)
    e = X.dot(weights) + (bias - y)
    return (2.0 / n) * e.dot(X) + penalty * weights, (2.0 / n) * e.sum()
