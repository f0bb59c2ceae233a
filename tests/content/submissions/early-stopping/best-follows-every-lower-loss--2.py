def early_stopping(losses, patience, min_delta):
    best, where, bad = losses[0], 0, 0
    for e in range(1, len(losses)):
        if losses[e] < best - min_delta:
            bad = 0
        else:
            bad += 1
        if losses[e] < best:
            best = losses[e]
            where = e
        if bad == patience:
            return where, e
    return where, len(losses) - 1
