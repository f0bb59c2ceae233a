def early_stopping(losses, patience, min_delta):
    where = 0
    for e in range(1, len(losses)):
        if losses[e] - losses[where] < min_delta:
            where = e
        if e - where == patience:
            return where, e
    return where, len(losses) - 1
