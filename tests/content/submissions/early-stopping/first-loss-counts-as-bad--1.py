def early_stopping(losses, patience, min_delta):
    where, bad = 0, 0
    for e in range(len(losses)):
        if losses[where] - losses[e] > min_delta:
            where, bad = e, 0
        else:
            bad += 1
        if bad >= patience:
            return where, e
    return where, len(losses) - 1
