def early_stopping(losses, patience, min_delta):
    at, stop = 0, len(losses) - 1
    for e in range(len(losses)):
        if losses[e] < losses[at] - min_delta:
            at = e
        if e - at >= patience:
            stop = e
            break
    return losses[at], stop
