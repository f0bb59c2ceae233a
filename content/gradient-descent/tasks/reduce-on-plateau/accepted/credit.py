# A credit that each bad loss uses up, with plain lists.


def reduce_on_plateau(losses, learning_rate, factor, patience):
    import numpy as np

    rates, best, credit = [], None, patience
    for loss in losses.tolist():
        if best is None or best > loss:
            best, credit = loss, patience
        elif credit == 0:
            learning_rate, credit = learning_rate * factor, patience
        else:
            credit -= 1
        rates.append(learning_rate)
    return np.asarray(rates, dtype=float)
