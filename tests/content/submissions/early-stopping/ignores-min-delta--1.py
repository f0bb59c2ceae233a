def early_stopping(losses, patience, min_delta=0.0):
    at = 0
    for e, loss in enumerate(losses):
        if loss < losses[at]:
            at = e
        if e - at == patience:
            return at, e
    return at, e
