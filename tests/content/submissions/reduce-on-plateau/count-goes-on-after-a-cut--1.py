import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    out, lr, best_at = [], learning_rate, 0
    for i, loss in enumerate(losses):
        if i == 0 or loss < losses[best_at]:
            best_at = i
        if i - best_at > patience:
            lr = lr * factor
        out.append(lr)
    return np.array(out)
