def early_stopping(losses, patience, min_delta):
    where, bad = 0, []
    for e in range(1, len(losses)):
        if losses[e] < losses[where] - min_delta:
            where = e
        else:
            bad.append(e)
            if len(bad) == patience:
                return where, bad[-1]
    return where, len(losses) - 1
