def ridge_gradient(X, y, w, b, lam):
    r = (X * w).sum(axis=1) + b - y
    return (X * r[:, None]).mean(axis=0) * 2, r.mean() * 2
