import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    running = np.minimum.accumulate(losses) if len(losses) else losses
    bad, cuts = 0, []
    for i in range(len(losses)):
        if i and losses[i] >= running[i - 1]:
            bad += 1
        cuts.append(bad // (patience + 1))
    return learning_rate * factor ** np.array(cuts, dtype=float)
