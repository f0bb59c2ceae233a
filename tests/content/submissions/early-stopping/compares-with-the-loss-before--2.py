def early_stopping(losses, patience, min_delta):
    where, last, bad = 0, None, 0
    for e, loss in enumerate(losses):
        if last is None or loss < last - min_delta:
            where, bad = e, 0
        else:
            bad += 1
            if bad == patience:
                return where, e
        last = loss
    return where, e
