def early_stopping(losses, patience, min_delta):
    at = 0
    for e in range(len(losses)):
        if losses[at] - losses[e] >= min_delta:
            at = e
        if e - at >= patience:
            return at, e
    return at, len(losses) - 1
