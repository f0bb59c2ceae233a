def ridge_gradient(X, y, w, b, lam):
    r = y - (X @ w + b)
    return 2 * r @ X / len(r) + 2 * lam * w, 2 * r.mean()
