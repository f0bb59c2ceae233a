"""You take total_steps for the length of the cosine alone and put the
warm-up in front, so the run gets too long. total_steps counts the warm-up
in: the rate is 0 at step total_steps.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    up = peak * np.arange(warmup_steps) / warmup_steps
    down = peak * 0.5 * (1 + np.cos(np.pi * np.arange(total_steps + 1) / total_steps))
    return np.concatenate([up, down])
