def early_stopping(losses, patience, min_delta):
    at, bad = 0, 0
    for e in range(1, len(losses)):
        if losses[e - 1] - losses[e] > min_delta:
            at, bad = e, 0
        else:
            bad += 1
        if bad == patience:
            return (at, e)
    return (at, len(losses) - 1)
