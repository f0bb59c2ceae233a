def early_stopping(losses, patience, min_delta):
    at, bad = 0, 0
    for e in range(1, len(losses)):
        if losses[e] < losses[at] - min_delta:
            at, bad = e, 0
        else:
            bad += 1
            if bad == patience:
                continue
    return (at, len(losses) - 1)
