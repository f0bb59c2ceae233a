"""Each of your updates sees one point only, which is stochastic descent. Batch
descent uses all of X in every update: 2 * np.sum(w - X).
"""


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for k in range(num_iterations):
        w = w - learning_rate * 2 * (w - X[k % len(X)])
    return w
