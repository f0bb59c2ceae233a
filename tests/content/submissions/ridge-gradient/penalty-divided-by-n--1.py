import numpy as np
def ridge_gradient(X, y, weights, bias, penalty):
    m = X.shape[0]
    gw = np.zeros(X.shape[1])
    gb = 0.0
    for i in range(m):
        e = np.dot(X[i], weights) + bias - y[i]
        gw += 2 * e * X[i]
        gb += 2 * e
    gw += 2 * penalty * weights
    return gw / m, gb / m
