# The sum of the points is taken once: 2·Σ(w − Xᵢ) = 2·(n·w − ΣXᵢ).
def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    count, total = X.size, X.sum()
    w = w_init
    for _ in range(num_iterations):
        w -= learning_rate * 2 * (count * w - total)
    return w
