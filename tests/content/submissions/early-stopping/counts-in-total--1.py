def early_stopping(losses, patience, min_delta):
    at, lives, e = 0, patience, 0
    for e in range(1, len(losses)):
        if losses[at] - losses[e] > min_delta:
            at = e
        else:
            lives -= 1
            if not lives:
                break
    return at, e
