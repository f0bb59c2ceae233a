"""Shuffled epochs of several lengths, with a rest and without, kept and dropped."""

import numpy as np


def cases(rng):
    """Yield arguments: short epochs first."""
    for n, size, drop in [(10, 4, False), (12, 4, True), (23, 5, True), (30, 10, False), (33, 8, False), (64, 32, True), (101, 16, False), (101, 16, True)]:
        yield {"order": rng.permutation(n), "batch_size": size, "drop_last": drop}
