import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    ws = [w_init]
    for i in range(num_iterations):
        ws.append(ws[-1] - learning_rate * 2 * np.sum(ws[-1] - X))
    return min(ws, key=lambda w: np.sum((w - X) ** 2))
