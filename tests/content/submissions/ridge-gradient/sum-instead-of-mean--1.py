def ridge_gradient(X, y, w, b, lam):
    r = X @ w + b - y
    return 2 * r @ X + 2 * lam * w, 2 * r.sum()
