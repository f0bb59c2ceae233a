def early_stopping(losses, patience, min_delta):
    best, where, left = float("inf"), 0, patience
    for e, loss in enumerate(losses):
        if best - min_delta > loss:
            best, where, left = loss, e, patience
        elif left == 0:
            return where, e
        else:
            left -= 1
    return where, len(losses) - 1
