"""You clamp the logits before exp. That avoids the overflow but makes large
logits equal that are not: subtract each row's maximum instead, which
changes nothing.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(np.clip(logits, -500, 500))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(n), labels] -= 1
    return p / n
