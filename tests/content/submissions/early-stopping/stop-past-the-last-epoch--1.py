def early_stopping(losses, patience, min_delta):
    where, e = 0, 0
    while e < len(losses):
        if losses[e] < losses[where] - min_delta:
            where = e
        if e - where == patience:
            break
        e += 1
    return where, e
