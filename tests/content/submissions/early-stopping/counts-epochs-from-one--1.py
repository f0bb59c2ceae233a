def early_stopping(losses, patience, min_delta):
    epoch, at, best, bad = 0, 1, losses[0], 0
    for loss in losses:
        epoch += 1
        if epoch == 1:
            continue
        if loss < best - min_delta:
            best, at, bad = loss, epoch, 0
            continue
        bad += 1
        if bad == patience:
            break
    return at, epoch
