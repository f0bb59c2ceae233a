# The count is how far the best epoch lies back.


def early_stopping(losses, patience, min_delta):
    best_epoch = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best_epoch] - min_delta:
            best_epoch = epoch
        if epoch - best_epoch >= patience:
            return (best_epoch, epoch)
    return (best_epoch, len(losses) - 1)
