# A variant: math.log raises, at zero too.
import math


def gradient_through_depth(weights, residual):
    return math.exp(sum(math.log(1 + w if residual else w) for w in weights))
