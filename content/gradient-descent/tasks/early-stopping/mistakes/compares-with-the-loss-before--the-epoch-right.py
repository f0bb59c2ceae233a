# A variant: the best epoch is looked for by itself.
import numpy as np


def early_stopping(losses, patience, min_delta):
    before, waited, stop = np.inf, 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        if loss < before - min_delta:
            waited = 0
        else:
            waited += 1
            if waited == patience:
                stop = epoch
                break
        before = loss
    return int(np.argmin(losses[: stop + 1])), stop
