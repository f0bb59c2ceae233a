"""After the peak your rate comes down in a straight line. Asked for is half
a cosine, flat at both ends and steep between: ½ · (1 + cos(π·p)), where p
goes from 0 to 1.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * (1 - p))
