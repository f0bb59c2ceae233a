# The norm of the norms, by hypot.
import math


def clip_by_global_norm(gradients, max_norm):
    norm = math.hypot(*(math.hypot(*gradient.ravel().tolist()) for gradient in gradients))
    divisor = max(norm, max_norm)
    if divisor == 0:
        return [gradient + 0.0 for gradient in gradients]
    return [gradient / divisor * max_norm for gradient in gradients] if norm > max_norm else [
        gradient + 0.0 for gradient in gradients
    ]
