def early_stopping(losses, patience, min_delta):
    best, at, bad = float("inf"), 0, 0
    for e, loss in enumerate(losses):
        gain = best - loss
        if gain > 0:
            best, at = loss, e
        if gain > min_delta:
            bad = 0
        else:
            bad += 1
        if bad >= patience:
            return at, e
    return at, len(losses) - 1
